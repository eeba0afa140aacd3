using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CrossCloudDns.Twin.Dns;

public sealed partial class DomainName
{
    /// <summary>Reads a name such as <c>app.example.org</c> or <c>app.example.org.</c>; <c>.</c> is the root.</summary>
    /// <param name="text">ASCII, with <c>\X</c> and <c>\DDD</c> escapes. An internationalised name comes in its <c>xn--</c> form.</param>
    /// <param name="name">The name.</param>
    /// <param name="escapes">Whether <c>\DDD</c> is decimal, as in zone files, or octal.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DomainName? name, EscapeStyle escapes = EscapeStyle.Decimal) =>
        TryParse(text.AsSpan(), escapes, out name);

    /// <summary>As <see cref="TryParse(string?, out DomainName?, EscapeStyle)"/>.</summary>
    /// <exception cref="FormatException">The text is not a domain name.</exception>
    public static DomainName Parse(string text, EscapeStyle escapes = EscapeStyle.Decimal) => TryParse(text, out var name, escapes)
        ? name
        : throw new FormatException($"'{text}' is not a domain name. Labels have 1 to 63 octets, the whole at most 255.");

    /// <summary>The canonical text: case as given, decimal escapes, a dot at the end.</summary>
    public override string ToString()
    {
        if (IsRoot)
            return ".";
        var text = new StringBuilder(_wire.Length);
        for (var at = 0; _wire[at] != 0; at += _wire[at] + 1)
            text.Append(PrintLabel(_wire.AsSpan(at + 1, _wire[at]))).Append('.');
        return text.ToString();
    }

    internal static bool TryParse(ReadOnlySpan<char> text, EscapeStyle escapes, [NotNullWhen(true)] out DomainName? name)
    {
        name = null;
        if (text is ".")
        {
            name = Root;
            return true;
        }

        Span<byte> wire = stackalloc byte[MaxWireLength];
        int lengthAt = 0, at = 1, i = 0;
        while (i < text.Length)
        {
            if (!EscapedText.TryReadOctet(text, ref i, escapes, out var octet, out var escaped))
                return false;
            if (octet == '.' && !escaped)
            {
                if (!CloseLabel(wire, lengthAt, at))
                    return false;
                lengthAt = at++;
                continue;
            }

            // The last place is the root's.
            if (at >= MaxWireLength - 1)
                return false;
            wire[at++] = octet;
        }

        // An unfinished last label is closed here; after a trailing dot the root's octet is the only thing missing.
        if (at - lengthAt > 1)
        {
            if (!CloseLabel(wire, lengthAt, at))
                return false;
            lengthAt = at++;
        }

        if (lengthAt == 0)
            return false;
        wire[lengthAt] = 0;
        name = new DomainName(wire[..at].ToArray());
        return true;
    }

    private static bool CloseLabel(Span<byte> wire, int lengthAt, int end)
    {
        var length = end - lengthAt - 1;
        wire[lengthAt] = (byte)length;
        return length is > 0 and <= MaxLabelLength;
    }

    private static string PrintLabel(ReadOnlySpan<byte> label)
    {
        var text = new StringBuilder(label.Length);
        foreach (var octet in label)
            EscapedText.AppendToLabel(text, octet);
        return text.ToString();
    }
}
