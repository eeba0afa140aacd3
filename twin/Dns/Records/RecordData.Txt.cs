using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>Free text, RFC 1035 section 3.3.14.</summary>
    /// <param name="Strings">One or more, each of at most 255 octets.</param>
    public sealed record Txt(ImmutableArray<OctetString> Strings) : RecordData
    {
        public override RecordType Type => RecordType.Txt;

        public bool Equals(Txt? other) => other is not null && Strings.SequenceEqual(other.Strings);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var value in Strings)
                hash.Add(value);
            return hash.ToHashCode();
        }

        internal static Txt? Parse(ref PresentationReader reader)
        {
            var strings = ImmutableArray.CreateBuilder<OctetString>();
            while (!reader.AtEnd)
            {
                if (!reader.TryReadString(out var value))
                    return null;
                strings.Add(value);
            }

            return strings.Count == 0 ? null : new Txt(strings.ToImmutable());
        }

        internal static Txt? Read(ref WireReader reader)
        {
            var strings = ImmutableArray.CreateBuilder<OctetString>();
            while (reader.Remaining > 0)
            {
                if (!OctetString.TryRead(ref reader, out var value))
                    return null;
                strings.Add(value);
            }

            return strings.Count == 0 ? null : new Txt(strings.ToImmutable());
        }

        internal override void Write(ref WireWriter writer, bool compress)
        {
            foreach (var value in Strings)
                value.Write(ref writer);
        }

        private protected override string Format() => string.Join(' ', Strings);
    }
}
