using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.Twin.Capture;

/// <summary>Members that a document may leave out.</summary>
internal static class JsonMembers
{
    public static string? OptionalString(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool OptionalFlag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static ImmutableArray<string> OptionalStrings(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];
}
