using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Whether and how long DNS queries are logged on either side.</summary>
public sealed record QueryLogSettings
{
    /// <value>Key <c>aws</c>: Resolver query logging of every site's VPC. Default false.</value>
    public bool Aws { get; init; }

    /// <value>Key <c>azure</c>: a DNS security policy on every site's VNet with its answers in a workspace. Default false.</value>
    public bool Azure { get; init; }

    /// <value>
    /// Key <c>retentionDays</c>. Default 30. One of the periods that CloudWatch Logs offers; Azure keeps for 30 to 730 of them.
    /// </value>
    public int RetentionDays { get; init; } = 30;

    /// <value>Key <c>blockedDomains</c>: domains that the DNS security policy refuses. Default: none.</value>
    public ImmutableArray<DomainName> BlockedDomains { get; init; } = [];

    internal static QueryLogSettings Read(SettingsObject from)
    {
        var logs = new QueryLogSettings
        {
            Aws = from.Flag("aws", false),
            Azure = from.Flag("azure", false),
            RetentionDays = LogRetention.Read(from, "retentionDays", 30),
            BlockedDomains = DomainText.ReadList(from, "blockedDomains"),
        };
        from.RefuseUnknownKeys();
        return logs;
    }
}
