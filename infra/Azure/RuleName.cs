using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Azure;

/// <summary>Names of forwarding rules: they begin with a letter and hold no dots, at most 80 characters.</summary>
internal static class RuleName
{
    private const int MaximumLength = 80;

    public static string Of(DomainName domain) =>
        ShortenedName.Of("to_" + domain.Value.Replace('.', '_'), domain.Value, MaximumLength);
}
