using System.Globalization;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Mnemonics of record types, with <c>TYPE65280</c> for those that have none (RFC 3597 section 5).</summary>
public static class RecordTypeText
{
    private const string GenericPrefix = "TYPE";

    /// <summary>The mnemonic in capitals: <c>AAAA</c>, <c>HTTPS</c>, <c>TYPE65280</c>.</summary>
    public static string ToText(this RecordType type) => type != RecordType.None && Enum.IsDefined(type)
        ? type.ToString().ToUpperInvariant()
        : string.Create(CultureInfo.InvariantCulture, $"{GenericPrefix}{(ushort)type}");

    /// <summary>Reads a mnemonic in any case, or <c>TYPE</c> and a number.</summary>
    public static bool TryParse(string? text, out RecordType type)
    {
        type = RecordType.None;
        if (string.IsNullOrEmpty(text))
            return false;
        if (text.StartsWith(GenericPrefix, StringComparison.OrdinalIgnoreCase)
            && ushort.TryParse(text.AsSpan(GenericPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            type = (RecordType)number;
            return true;
        }

        // Enum.TryParse would also take "28" and "A,Ns".
        return text.All(char.IsAsciiLetter)
            && Enum.TryParse(text, ignoreCase: true, out type)
            && type != RecordType.None;
    }

    /// <summary>The type that a mnemonic names.</summary>
    /// <exception cref="FormatException">The text is neither a known mnemonic nor <c>TYPE</c> and a number.</exception>
    public static RecordType Parse(string text) => TryParse(text, out var type)
        ? type
        : throw new FormatException($"'{text}' is not a record type. Use a mnemonic such as A or AAAA, or TYPE and a number.");
}
