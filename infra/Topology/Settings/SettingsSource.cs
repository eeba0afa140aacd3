using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>The raw settings of one stack.</summary>
/// <param name="File">The file that the user edits, for example <c>Pulumi.dev.yaml</c>.</param>
/// <param name="Values">Key without its namespace, to text; structured values are JSON, as Pulumi hands them to a program.</param>
public sealed record SettingsSource(string File, ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>
    /// The settings as one object. Pulumi hands over every plain value as text, so numbers and booleans are recognised here.
    /// </summary>
    internal SettingsObject ToObject(SettingsProblems problems)
    {
        var root = new JsonObject();
        foreach (var (key, value) in Values)
        {
            root[key] = Parse(value);
        }

        return new SettingsObject(JsonSerializer.SerializeToElement(root), "", problems);
    }

    private static JsonNode? Parse(string value)
    {
        try
        {
            return JsonNode.Parse(value) is { } node && node.GetValueKind() != JsonValueKind.String ? node : value;
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
