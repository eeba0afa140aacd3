using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CrossCloudDns.Twin.Dns;

/// <summary>
/// A run of octets that text shows in double quotes: the <c>character-string</c> of RFC 1035 section 3.3, and its longer kin.
/// </summary>
/// <remarks>Immutable; two are equal when their octets are. No encoding is implied.</remarks>
public readonly struct OctetString : IEquatable<OctetString>
{
    /// <summary>The most octets in a <c>character-string</c>.</summary>
    public const int MaxCharacterString = 255;

    private readonly byte[]? _octets;

    /// <summary>Copies the octets.</summary>
    public OctetString(ReadOnlySpan<byte> octets) => _octets = octets.ToArray();

    /// <summary>The octets.</summary>
    public ReadOnlySpan<byte> Octets => _octets;

    /// <summary>The number of octets.</summary>
    public int Length => Octets.Length;

    /// <summary>The UTF-8 octets of a text, with no escapes read.</summary>
    public static OctetString FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads the inside of a quoted string, or an unquoted word, with its escapes.</summary>
    public static bool TryParse(ReadOnlySpan<char> escaped, EscapeStyle escapes, out OctetString value)
    {
        value = default;
        var octets = new byte[escaped.Length];
        int count = 0, i = 0;
        while (i < escaped.Length)
        {
            if (!EscapedText.TryReadOctet(escaped, ref i, escapes, out octets[count++], out _))
                return false;
        }

        value = new OctetString(octets.AsSpan(0, count));
        return true;
    }

    public static bool operator ==(OctetString left, OctetString right) => left.Equals(right);

    public static bool operator !=(OctetString left, OctetString right) => !left.Equals(right);

    public bool Equals(OctetString other) => Octets.SequenceEqual(other.Octets);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is OctetString other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Octets);
        return hash.ToHashCode();
    }

    /// <summary>The quoted form, with decimal escapes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Length + 2).Append('"');
        foreach (var octet in Octets)
            EscapedText.AppendToQuoted(text, octet);
        return text.Append('"').ToString();
    }

    internal static bool TryRead(ref WireReader reader, out OctetString value)
    {
        value = default;
        if (!reader.TryReadByte(out var length) || !reader.TryReadBytes(length, out var octets))
            return false;
        value = new OctetString(octets);
        return true;
    }

    internal void Write(ref WireWriter writer)
    {
        writer.WriteByte((byte)Length);
        writer.WriteBytes(Octets);
    }
}
