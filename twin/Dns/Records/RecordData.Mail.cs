using System.Globalization;

namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>A mail exchanger, RFC 1035 section 3.3.9.</summary>
    /// <param name="Preference">Lower is tried first.</param>
    /// <param name="Exchange">The host; the root means that no mail is taken (RFC 7505).</param>
    public sealed record Mx(ushort Preference, DomainName Exchange) : RecordData
    {
        public override RecordType Type => RecordType.Mx;

        internal static Mx? Parse(ref PresentationReader reader) =>
            reader.TryReadNumber<ushort>(out var preference) && reader.TryReadName(out var exchange) ? new Mx(preference, exchange) : null;

        internal static Mx? Read(ref WireReader reader) =>
            reader.TryReadUInt16(out var preference) && reader.TryReadName(out var exchange) ? new Mx(preference, exchange) : null;

        internal override void Write(ref WireWriter writer, bool compress)
        {
            writer.WriteUInt16(Preference);
            WriteName(ref writer, Exchange, compress);
        }

        private protected override string Format() => string.Create(CultureInfo.InvariantCulture, $"{Preference} {Exchange}");
    }
}
