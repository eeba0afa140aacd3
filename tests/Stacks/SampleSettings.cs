using System.Text.Json;
using CrossCloudDns.Tests.Repository;
using YamlDotNet.Serialization;

namespace CrossCloudDns.Tests.Stacks;

/// <summary>Hands settings to the program as Pulumi's engine does: one variable, structured values as JSON.</summary>
internal sealed class SampleSettings : IDisposable
{
    private const string Variable = "PULUMI_CONFIG";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    private SampleSettings(IReadOnlyDictionary<string, string> config) =>
        Environment.SetEnvironmentVariable(Variable, JsonSerializer.Serialize(config));

    /// <summary>The settings of a stack that the repository holds, with some of them changed or taken out.</summary>
    public static SampleSettings Use(string stack, params (string Key, string? Value)[] changes)
    {
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
            .Deserialize<Dictionary<string, Dictionary<string, object>>>(RepositoryFiles.Read($"Pulumi.{stack}.yaml"));
        var config = yaml["config"].ToDictionary(
            pair => pair.Key, pair => pair.Value as string ?? JsonSerializer.Serialize(pair.Value), StringComparer.Ordinal);
        foreach (var (key, value) in changes)
        {
            config.Remove($"cross-cloud-dns:{key}");
            if (value is not null)
            {
                config[$"cross-cloud-dns:{key}"] = value;
            }
        }

        return new SampleSettings(config);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);
}
