using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>
/// Forgiving access to a resource's properties: what is absent, null or of another kind is <see langword="null"/> or empty.
/// </summary>
internal static class JsonReading
{
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) => element.Get(name) is { } value ? value.AsText() : null;

    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    public static double? Number(this JsonElement element, string name) => element.Get(name) switch
    {
        { ValueKind: JsonValueKind.Number } value => value.GetDouble(),
        { ValueKind: JsonValueKind.String } value when double.TryParse(
            value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static int? Integer(this JsonElement element, string name) => element.Number(name) is { } number ? (int)number : null;

    public static bool? Flag(this JsonElement element, string name) => element.Text(name) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Select(item => item.AsText()).OfType<string>();

    public static ImmutableSortedDictionary<string, string> Map(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject()
                .ToImmutableSortedDictionary(entry => entry.Name, entry => entry.Value.AsText() ?? "", StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>A policy or alias that is a list of one in some versions of the provider, and an object in others.</summary>
    public static JsonElement? Single(this JsonElement element, string name) => element.Get(name) switch
    {
        { ValueKind: JsonValueKind.Object } value => value,
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 => list[0],
        _ => null,
    };
}
