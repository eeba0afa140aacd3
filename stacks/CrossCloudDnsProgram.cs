using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Settings;
using Pulumi;

namespace CrossCloudDns.Stacks;

/// <summary>The Pulumi program: settings in, components out.</summary>
public static class CrossCloudDnsProgram
{
    /// <summary>Declares the whole stack.</summary>
    /// <returns>What an operator needs: the zone's id and, for each site, the addresses at which its resolvers answer.</returns>
    /// <exception cref="RunException">
    /// The settings are wrong, or ask for a native checker that is missing or cannot run. The message is the report of all that is.
    /// </exception>
    public static IDictionary<string, object?> Declare()
    {
        var source = StackConfiguration.Read();
        var problems = new SettingsProblems(source.File);
        StackConfiguration.RequireShortName(problems);
        var topology = DnsTopology.Plan(source, problems) ?? throw new RunException(problems.Report());
        var checker = CheckerArchive.Locate(topology.Checker, problems) ?? throw new RunException(problems.Report());
        foreach (var warning in topology.Warnings)
        {
            Log.Warn(warning);
        }

        return new StackDeclaration(topology, checker).Declare();
    }
}
