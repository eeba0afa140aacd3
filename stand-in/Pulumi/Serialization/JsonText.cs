using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>Writes a wire value as the JSON text that provider resources take for their structured settings.</summary>
/// <remarks>The spacing is that of the protocol buffers formatter: <c>{ "a": [ 1, 2 ] }</c>, keys in order.</remarks>
internal static class JsonText
{
    public static string Write(object? wire)
    {
        var text = new StringBuilder();
        Append(text, wire);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? wire)
    {
        switch (wire)
        {
            case null:
                text.Append("null");
                break;
            case bool value:
                text.Append(value ? "true" : "false");
                break;
            case int value:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case double value:
                AppendNumber(text, value);
                break;
            case string value:
                AppendString(text, value);
                break;
            case ImmutableArray<object?> list:
                AppendAll(text, "[ ", " ]", list, Append);
                break;
            case ImmutableDictionary<string, object?> map:
                AppendAll(text, "{ ", " }", map.OrderBy(entry => entry.Key, StringComparer.Ordinal), AppendEntry);
                break;
            default:
                throw new InvalidOperationException($"Unsupported value when converting to protobuf: {wire.GetType().FullName}");
        }
    }

    private static void AppendAll<T>(StringBuilder text, string open, string close, IEnumerable<T> items, Action<StringBuilder, T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ", ");
            append(text, item);
            first = false;
        }

        text.Append(first ? close[1..] : close);
    }

    private static void AppendEntry(StringBuilder text, KeyValuePair<string, object?> entry)
    {
        AppendString(text, entry.Key);
        text.Append(": ");
        Append(text, entry.Value);
    }

    private static void AppendNumber(StringBuilder text, double value)
    {
        var number = value.ToString("r", CultureInfo.InvariantCulture);
        text.Append(double.IsFinite(value) ? number : $"\"{number}\"");
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when character < ' ' || character is '<' or '>' || character is >= '\u007f' and <= '\u00a0'
                    => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        text.Append('"');
    }
}
