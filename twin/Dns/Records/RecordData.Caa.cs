using System.Globalization;
using System.Text;

namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>Who may issue certificates for the owner, RFC 8659 section 4.</summary>
    /// <param name="Flags">128 marks the property as critical.</param>
    /// <param name="Tag">One or more ASCII letters and digits, such as <c>issue</c>; case does not count, and is kept.</param>
    /// <param name="Value">The value, of any length.</param>
    public sealed record Caa(byte Flags, string Tag, OctetString Value) : RecordData
    {
        public override RecordType Type => RecordType.Caa;

        public bool Equals(Caa? other) => other is not null
            && Flags == other.Flags
            && Tag.Equals(other.Tag, StringComparison.OrdinalIgnoreCase)
            && Value == other.Value;

        public override int GetHashCode() => HashCode.Combine(Flags, StringComparer.OrdinalIgnoreCase.GetHashCode(Tag), Value);

        internal static Caa? Parse(ref PresentationReader reader) =>
            reader.TryReadNumber<byte>(out var flags)
            && reader.TryReadWord(out var tag)
            && IsTag(tag)
            && reader.TryReadString(out var value, longest: ushort.MaxValue - byte.MaxValue - 2)
                ? new Caa(flags, tag.ToString(), value)
                : null;

        internal static Caa? Read(ref WireReader reader)
        {
            if (!reader.TryReadByte(out var flags)
                || !OctetString.TryRead(ref reader, out var tag)
                || !reader.TryReadBytes(reader.Remaining, out var value))
                return null;
            var text = Encoding.Latin1.GetString(tag.Octets);
            return IsTag(text) ? new Caa(flags, text, new OctetString(value)) : null;
        }

        internal override void Write(ref WireWriter writer, bool compress)
        {
            writer.WriteByte(Flags);
            OctetString.FromText(Tag).Write(ref writer);
            writer.WriteBytes(Value.Octets);
        }

        private protected override string Format() => string.Create(CultureInfo.InvariantCulture, $"{Flags} {Tag} {Value}");

        private static bool IsTag(ReadOnlySpan<char> tag)
        {
            foreach (var c in tag)
            {
                if (!char.IsAsciiLetterOrDigit(c))
                    return false;
            }

            return tag.Length is > 0 and <= byte.MaxValue;
        }
    }
}
