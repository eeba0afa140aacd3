using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>Puts names in place of ids, so that inputs of two stacks, or of a run and of what is deployed, can be compared.</summary>
internal sealed class ReferenceNames
{
    private const int ShortestId = 8;
    private readonly Dictionary<string, string> byId;
    private readonly string stackName;

    public ReferenceNames(CapturedStack stack)
    {
        stackName = stack.Stack;
        byId = stack.Resources
            .SelectMany(resource =>
                new[] { resource.Id, Text(resource.Outputs, "arn"), Text(resource.Outputs, "id") }.Select(id => (id, resource)))
            .Where(pair => pair.id is { Length: >= ShortestId })
            .GroupBy(pair => pair.id!, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key, same => $"<{same.First().resource.Type} {Neutral(same.First().resource.Name)}>", StringComparer.Ordinal);
    }

    /// <summary>A text without the name of its stack.</summary>
    public string Neutral(string text) =>
        text == stackName ? "<stack>" : text.Replace($"-{stackName}", "-<stack>", StringComparison.Ordinal);

    /// <summary>The inputs by wire name; the provider's own bookkeeping is left out.</summary>
    public ImmutableSortedDictionary<string, string> Inputs(DeclaredResource resource) =>
        resource.Inputs.ValueKind == JsonValueKind.Object
            ? resource.Inputs.EnumerateObject()
                .Where(member => !member.Name.StartsWith("__", StringComparison.Ordinal))
                .ToImmutableSortedDictionary(member => member.Name, member => Normal(member.Value), StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;

    private string Normal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Named(value.GetString()!),
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Normal))}]",
        JsonValueKind.Object => $"{{{string.Join(',', Members(value))}}}",
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    private IEnumerable<string> Members(JsonElement value) =>
        value.EnumerateObject()
            .Where(member => !member.Name.StartsWith("__", StringComparison.Ordinal))
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{member.Name}:{Normal(member.Value)}");

    private string Named(string text)
    {
        if (byId.TryGetValue(text, out var name))
        {
            return name;
        }

        // An id within a longer text, such as a subnet's path or a policy.
        foreach (var (id, part) in byId)
        {
            text = text.Replace(id, part, StringComparison.Ordinal);
        }

        return Neutral(text);
    }

    private static string? Text(JsonElement outputs, string name) =>
        outputs.ValueKind == JsonValueKind.Object && outputs.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
