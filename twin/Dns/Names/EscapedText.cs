using System.Globalization;
using System.Text;

namespace CrossCloudDns.Twin.Dns;

/// <summary>The backslash escapes of presentation format: <c>\X</c> and <c>\DDD</c> (RFC 1035 section 5.1).</summary>
internal static class EscapedText
{
    /// <summary>
    /// Reads the octet at <paramref name="index"/> and steps over it; false for a broken escape or a character that is not ASCII.
    /// </summary>
    public static bool TryReadOctet(ReadOnlySpan<char> text, ref int index, EscapeStyle style, out byte octet, out bool escaped)
    {
        octet = 0;
        var c = text[index++];
        escaped = c == '\\';
        if (!escaped)
        {
            octet = (byte)c;
            return c < 128;
        }

        if (index >= text.Length)
            return false;
        if (!char.IsAsciiDigit(text[index]))
        {
            c = text[index++];
            octet = (byte)c;
            return c < 128;
        }

        if (index + 3 > text.Length)
            return false;
        var radix = style == EscapeStyle.Octal ? 8 : 10;
        var value = 0;
        foreach (var digit in text.Slice(index, 3))
        {
            if (!char.IsAsciiDigit(digit) || digit - '0' >= radix)
                return false;
            value = value * radix + (digit - '0');
        }

        index += 3;
        octet = (byte)value;
        return value <= byte.MaxValue;
    }

    /// <summary>Appends an octet of a label, escaped where zone files need it.</summary>
    public static void AppendToLabel(StringBuilder text, byte octet) => Append(text, octet, 0x21, ".\\\"();@$");

    /// <summary>Appends an octet of a quoted string, escaped where zone files need it.</summary>
    public static void AppendToQuoted(StringBuilder text, byte octet) => Append(text, octet, 0x20, "\\\"");

    private static void Append(StringBuilder text, byte octet, byte firstPrintable, ReadOnlySpan<char> special)
    {
        if (octet < firstPrintable || octet > 0x7e)
            text.Append('\\').Append(octet.ToString("D3", CultureInfo.InvariantCulture));
        else if (special.Contains((char)octet))
            text.Append('\\').Append((char)octet);
        else
            text.Append((char)octet);
    }
}
