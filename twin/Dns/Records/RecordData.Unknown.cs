using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>Data of a type that is not understood: octets, passed on as they are (RFC 3597 section 3).</summary>
    public sealed record Unknown : RecordData
    {
        /// <summary>Keeps octets as data of a type.</summary>
        public Unknown(RecordType type, OctetString octets) => (Type, Octets) = (type, octets);

        public override RecordType Type { get; }

        /// <summary>RDATA as it was on the wire.</summary>
        public OctetString Octets { get; }

        // The generic form is allowed for known types too; it then has to be well-formed data of that type (RFC 3597 section 5).
        internal static bool TryParseGeneric(RecordType type, string presentation, [NotNullWhen(true)] out RecordData? data)
        {
            data = null;
            var words = presentation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2
                || words[0] != @"\#"
                || !ushort.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
                return false;
            var digits = string.Concat(words.Skip(2));
            if (digits.Length != length * 2 || !digits.All(char.IsAsciiHexDigit))
                return false;
            return TryRead(type, Convert.FromHexString(digits), 0, length, out data);
        }

        internal static Unknown? ReadOctets(RecordType type, ref WireReader reader) =>
            reader.TryReadBytes(reader.Remaining, out var octets) ? new Unknown(type, new OctetString(octets)) : null;

        internal override void Write(ref WireWriter writer, bool compress) => writer.WriteBytes(Octets.Octets);

        private protected override string Format() =>
            $@"\# {Octets.Length.ToString(CultureInfo.InvariantCulture)} {Convert.ToHexStringLower(Octets.Octets)}".TrimEnd();
    }
}
