using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Infra.Topology.Settings;
using Pulumi;

namespace CrossCloudDns.Stacks;

/// <summary>Reads the stack's settings from Pulumi.</summary>
internal static class StackConfiguration
{
    public const string Namespace = "cross-cloud-dns";

    private const int MaximumStackName = 19;

    public static SettingsSource Read()
    {
        var config = new Config(Namespace);
        var values = Keys().Select(key => (key, value: config.Get(key))).Where(pair => pair.value is not null)
            .ToImmutableSortedDictionary(pair => pair.key, pair => pair.value!, StringComparer.Ordinal);
        return new SettingsSource($"Pulumi.{Deployment.Instance.StackName}.yaml", values);
    }

    /// <summary>The stack's name is part of the function's, of which Lambda takes 64 characters.</summary>
    public static void RequireShortName(SettingsProblems problems) => RequireShortName(Deployment.Instance.StackName, problems);

    internal static void RequireShortName(string stack, SettingsProblems problems)
    {
        if (stack.Length > MaximumStackName)
        {
            problems.Add(
                SettingsDiagnostic.BadName, "stack", $"is \"{stack}\"",
                $"A stack's name has at most {MaximumStackName} characters, so that the names made from it fit",
                "Choose a shorter name; it is not set");
        }
    }

    /// <summary>
    /// The keys that are set, and those that could be. Pulumi's SDK reads keys that it is asked for and lists none, so a misspelt key would
    /// go unnoticed; the engine hands all of them over in this variable.
    /// </summary>
    private static ImmutableSortedSet<string> Keys()
    {
        const string prefix = Namespace + ":";
        var all = JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}") ?? [];
        return all.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..])
            .Concat(StackSettings.Keys).ToImmutableSortedSet(StringComparer.Ordinal);
    }
}
