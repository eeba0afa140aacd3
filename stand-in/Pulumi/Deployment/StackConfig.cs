using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration of a run, from the environment variable PULUMI_CONFIG: a JSON object of <c>project:key</c> to text.</summary>
internal sealed class StackConfig
{
    private readonly ImmutableDictionary<string, string> _values;

    private StackConfig(ImmutableDictionary<string, string> values) => _values = values;

    public static StackConfig FromEnvironment()
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { } json)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                values[Shorten(property.Name)] = property.Value.ToString();
            }
        }

        return new(values.ToImmutable());
    }

    public string? Get(string fullKey) => _values.GetValueOrDefault(fullKey);

    /// <summary>Older engines write <c>project:config:key</c>.</summary>
    private static string Shorten(string key)
        => key.Split(':', 3) is [{ Length: > 0 } project, "config", var rest] ? $"{project}:{rest}" : key;
}
