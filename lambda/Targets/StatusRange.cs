using System.Globalization;
using System.Runtime.InteropServices;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>HTTP status codes that count as healthy, both ends included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct StatusRange(int first, int last)
{
    public int First { get; } = first;
    public int Last { get; } = last;

    public static StatusRange Default { get; } = new(200, 399);

    public bool Contains(int status) => status >= First && status <= Last;

    /// <summary>Reads <c>200-399</c> or <c>204</c>.</summary>
    public static bool TryParse(string text, out StatusRange range)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0 ? (text, text) : (text[..dash], text[(dash + 1)..]);
        range = default;
        if (!TryParseCode(first, out var from) || !TryParseCode(last, out var to) || to < from)
        {
            return false;
        }

        range = new StatusRange(from, to);
        return true;
    }

    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";

    private static bool TryParseCode(string text, out int code) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is >= 100 and <= 599;
}
