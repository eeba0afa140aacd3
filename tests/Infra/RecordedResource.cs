using System.Collections;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace CrossCloudDns.Tests.Infra;

/// <summary>A resource as it reached the provider.</summary>
internal sealed record RecordedResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Options, where the resource was declared inside a stack.</summary>
    public CustomResourceOptions? Options { get; init; }

    /// <summary>An input as JSON with sorted keys, or <see langword="null"/> where it did not arrive.</summary>
    public string? this[string key] => Inputs.TryGetValue(key, out var value) ? ToNode(value)?.ToJsonString(Json) : null;

    /// <summary>A text input.</summary>
    public string Text(string key) => Assert.IsType<string>(Inputs[key]);

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        double number => JsonValue.Create(number),
        FileArchive => JsonValue.Create("archive"),
        IDictionary<string, object?> map => new JsonObject(
            map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, ToNode(pair.Value)))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToNode)]),
        _ => throw new NotSupportedException($"{value.GetType()} does not reach a provider."),
    };
}
