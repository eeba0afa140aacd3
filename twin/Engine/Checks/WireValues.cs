using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>Reads what a provider was given, under its wire names. What is absent, or of another kind, is <see langword="null"/>.</summary>
internal static class WireValues
{
    /// <summary>An input, or for what the program did not say, the state: existing resources have only that.</summary>
    public static JsonElement? Value(this DeclaredResource resource, string name) =>
        resource.Inputs.Member(name) ?? resource.Outputs.Member(name);

    public static string? Text(this DeclaredResource resource, string name) => AsText(resource.Value(name));

    public static double? Number(this DeclaredResource resource, string name) => AsNumber(resource.Value(name));

    public static bool? Flag(this DeclaredResource resource, string name) => AsFlag(resource.Value(name));

    public static IEnumerable<JsonElement> Items(this DeclaredResource resource, string name) => AsItems(resource.Value(name));

    public static IEnumerable<string> Texts(this DeclaredResource resource, string name) =>
        resource.Items(name).Select(item => AsText(item)).OfType<string>();

    /// <summary>The id of a nested reference such as <c>subnet: { id }</c>.</summary>
    public static string? Reference(this DeclaredResource resource, string name) => resource.Value(name)?.Text("id");

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) => AsText(element.Member(name));

    public static double? Number(this JsonElement element, string name) => AsNumber(element.Member(name));

    public static bool? Flag(this JsonElement element, string name) => AsFlag(element.Member(name));

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => AsItems(element.Member(name));

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Select(item => AsText(item)).OfType<string>();

    private static string? AsText(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    // The AWS provider takes some numbers, ports among them, as text too.
    private static double? AsNumber(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } text when double.TryParse(text.GetString(), out var number) => number,
        _ => null,
    };

    private static bool? AsFlag(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    // Provider versions differ on whether a block that may occur once is an object or a list of one.
    private static IEnumerable<JsonElement> AsItems(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } single => [single],
        _ => [],
    };
}
