using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Tests.Infra;

/// <summary>Settings to test with: two sites as in the sample stack, changed where a test needs it.</summary>
internal static class Topologies
{
    public const string TwoSites = """
        [{"name":"uk","aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16"},"azure":{"location":"uksouth","vnetCidr":"172.16.0.0/16"}},
         {"name":"us","aws":{"region":"us-west-2","vpcCidr":"10.20.0.0/16"},"azure":{"location":"westus2","vnetCidr":"172.20.0.0/16"}}]
        """;

    /// <summary>A topology from settings that are right.</summary>
    public static DnsTopology Of(params (string Key, string Value)[] settings)
    {
        var problems = new SettingsProblems("Pulumi.dev.yaml");
        var topology = DnsTopology.Plan(Source(settings), problems);
        Assert.Empty(problems.All.Select(problem => problem.Message));
        return topology!;
    }

    /// <summary>The messages about settings that are wrong.</summary>
    public static IEnumerable<string> Problems(params (string Key, string Value)[] settings)
    {
        var problems = new SettingsProblems("Pulumi.dev.yaml");
        Assert.Null(DnsTopology.Plan(Source(settings), problems));
        return problems.All.Select(problem => problem.Message);
    }

    /// <summary>The sample's domain and sites, unless a test sets its own.</summary>
    private static SettingsSource Source((string Key, string Value)[] settings)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        values["domain"] = "internal.example.com";
        values["sites"] = TwoSites;
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        return new SettingsSource("Pulumi.dev.yaml", values.ToImmutable());
    }
}
