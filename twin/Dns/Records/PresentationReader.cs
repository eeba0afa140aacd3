using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Splits the data of one record, as a zone file has it, into words (RFC 1035 section 5.1). No read throws.</summary>
internal ref struct PresentationReader(ReadOnlySpan<char> text, EscapeStyle escapes)
{
    private ReadOnlySpan<char> _rest = text.Trim();

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>The next word without its quotes, escapes still in place.</summary>
    public bool TryReadWord(out ReadOnlySpan<char> word)
    {
        word = default;
        if (_rest.IsEmpty)
            return false;
        var quoted = _rest[0] == '"';
        var start = quoted ? 1 : 0;
        var end = start;
        while (end < _rest.Length && (quoted ? _rest[end] != '"' : !IsSpace(_rest[end]) && _rest[end] != '"'))
            end += _rest[end] == '\\' ? 2 : 1;

        // Past the end: a quote never closed, or a backslash with nothing behind it.
        if (end > _rest.Length || (quoted && end == _rest.Length))
            return false;
        word = _rest[start..end];
        _rest = _rest[(quoted ? end + 1 : end)..].TrimStart();
        return true;
    }

    public bool TryReadName([NotNullWhen(true)] out DomainName? name)
    {
        name = null;
        return TryReadWord(out var word) && DomainName.TryParse(word, escapes, out name);
    }

    public bool TryReadNumber<T>(out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        return TryReadWord(out var word) && T.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    public bool TryReadSeconds(out TimeSpan value)
    {
        var read = TryReadNumber<uint>(out var seconds);
        value = TimeSpan.FromSeconds(seconds);
        return read;
    }

    public bool TryReadString(out OctetString value, int longest = OctetString.MaxCharacterString)
    {
        value = default;
        return TryReadWord(out var word) && OctetString.TryParse(word, escapes, out value) && value.Length <= longest;
    }

    /// <summary>An address with nothing around it; of the short, octal and hexadecimal spellings of IPv4, none.</summary>
    public bool TryReadAddress(AddressFamily family, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        return TryReadWord(out var word)
            && word.IndexOfAny('%', '[') < 0
            && IPAddress.TryParse(word, out address)
            && address.AddressFamily == family
            && (family == AddressFamily.InterNetworkV6 || word.SequenceEqual(address.ToString()));
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}
