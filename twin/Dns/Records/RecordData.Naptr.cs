using System.Globalization;

namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>A rule that rewrites a name, RFC 3403 section 4.</summary>
    /// <param name="Order">The order in which rules must be processed.</param>
    /// <param name="Preference">The order among rules of equal <paramref name="Order"/>.</param>
    /// <param name="Flags">Letters and digits that control the rewriting.</param>
    /// <param name="Services">What the rule is for.</param>
    /// <param name="Expression">The substitution expression; empty when <paramref name="Replacement"/> is used.</param>
    /// <param name="Replacement">The next name; the root when <paramref name="Expression"/> is used. Never compressed.</param>
    public sealed record Naptr(
        ushort Order,
        ushort Preference,
        OctetString Flags,
        OctetString Services,
        OctetString Expression,
        DomainName Replacement) : RecordData
    {
        public override RecordType Type => RecordType.Naptr;

        internal static Naptr? Parse(ref PresentationReader reader) =>
            reader.TryReadNumber<ushort>(out var order)
            && reader.TryReadNumber<ushort>(out var preference)
            && reader.TryReadString(out var flags)
            && reader.TryReadString(out var services)
            && reader.TryReadString(out var expression)
            && reader.TryReadName(out var replacement)
                ? new Naptr(order, preference, flags, services, expression, replacement)
                : null;

        internal static Naptr? Read(ref WireReader reader) =>
            reader.TryReadUInt16(out var order)
            && reader.TryReadUInt16(out var preference)
            && OctetString.TryRead(ref reader, out var flags)
            && OctetString.TryRead(ref reader, out var services)
            && OctetString.TryRead(ref reader, out var expression)
            && reader.TryReadName(out var replacement)
                ? new Naptr(order, preference, flags, services, expression, replacement)
                : null;

        internal override void Write(ref WireWriter writer, bool compress)
        {
            writer.WriteUInt16(Order);
            writer.WriteUInt16(Preference);
            Flags.Write(ref writer);
            Services.Write(ref writer);
            Expression.Write(ref writer);
            writer.WriteName(Replacement);
        }

        private protected override string Format() =>
            string.Create(CultureInfo.InvariantCulture, $"{Order} {Preference} {Flags} {Services} {Expression} {Replacement}");
    }
}
