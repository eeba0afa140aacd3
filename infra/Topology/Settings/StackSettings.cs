using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Everything that the user can decide, as the user wrote it.</summary>
public sealed record StackSettings
{
    /// <summary>The keys at the root.</summary>
    public static ImmutableArray<string> Keys =>
    [
        "alerts", "azureDomains", "checker", "dashboards", "domain", "encryption", "experiments", "negativeTtlSeconds", "onPrem", "protect",
        "queryLogs", "records", "services", "sites", "sources", "tags", "vnetToVnet",
    ];

    /// <value>Key <c>domain</c>, required: the private domain that every side resolves.</value>
    public DomainName? Domain { get; init; }

    /// <value>Key <c>sites</c>, required: at least one.</value>
    public ImmutableArray<SiteSettings> Sites { get; init; } = [];

    /// <value>Key <c>services</c>. Default: none.</value>
    public ImmutableArray<ServiceSettings> Services { get; init; } = [];

    /// <value>Key <c>records</c>: plain records. Default: none.</value>
    public ImmutableArray<RecordSettings> Records { get; init; } = [];

    /// <value>Key <c>azureDomains</c>: domains that AWS forwards to Azure. Default: none.</value>
    public ImmutableArray<AzureDomainSettings> AzureDomains { get; init; } = [];

    /// <value>Key <c>onPrem</c>: places outside both clouds. Default: none.</value>
    public ImmutableArray<OnPremSettings> OnPrem { get; init; } = [];

    /// <summary>Ranges that may ask the endpoints.</summary>
    /// <value>
    /// Key <c>sources</c>. Default: every declared range. To be written where those are more than a network ACL has room for, which is 9,
    /// or a security group that tracks flows, which is 30 (20 with DoH).
    /// </value>
    public ImmutableArray<Ipv4Cidr> Sources { get; init; } = [];

    /// <value>Key <c>checker</c>: the health checkers, one in each site.</value>
    public CheckerSettings Checker { get; init; } = new();

    /// <value>Key <c>alerts</c>: who is told when something fails.</value>
    public AlertSettings Alerts { get; init; } = new();

    /// <value>Key <c>queryLogs</c>: whether and how long queries are logged.</value>
    public QueryLogSettings QueryLogs { get; init; } = new();

    /// <value>Key <c>dashboards</c>: a CloudWatch dashboard for each site. Default false.</value>
    public bool Dashboards { get; init; }

    /// <value>Key <c>experiments</c>: a fault experiment for each site, to be started by hand. Default false.</value>
    public bool Experiments { get; init; }

    /// <value>Key <c>encryption</c>: <c>awsManaged</c> (default) or <c>customerKey</c>, a key for each site.</value>
    public bool CustomerKeys { get; init; }

    /// <value>Key <c>protect</c>: refuses to delete the zone and the endpoints. Default false.</value>
    public bool Protect { get; init; }

    /// <summary>
    /// Whether the Azure VPN gateways of the sites are connected with each other, so that losing a Region leaves its VNet a way into AWS.
    /// </summary>
    /// <value>Key <c>vnetToVnet</c>. Default true; for sites whose link is <c>vpn</c> or <c>transitGateway</c>.</value>
    public bool VnetToVnet { get; init; }

    /// <value>Key <c>tags</c>: further tags of every resource. Default: none.</value>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Seconds a resolver may remember that a name does not exist.</summary>
    /// <value>Key <c>negativeTtlSeconds</c>. Default 60. Range 0 to 86400.</value>
    public int NegativeTtlSeconds { get; init; }

    /// <summary>Reads everything and notes all that is wrong.</summary>
    public static StackSettings Read(SettingsSource source, SettingsProblems problems) => Read(source.ToObject(problems), problems);

    internal static StackSettings Read(SettingsObject from, SettingsProblems problems)
    {
        var sites = from.Children("sites");
        if (sites.Length == 0)
        {
            problems.Add(
                SettingsDiagnostic.MissingKey, "sites", "has no site",
                "At least one site is expected, and two to survive the loss of a Region", "Add a site");
        }

        var settings = new StackSettings
        {
            Domain = DomainText.Read(from, "domain"),
            Sites = [.. sites.Select(SiteSettings.Read)],
            Services = [.. from.Children("services").Select(ServiceSettings.Read)],
            Records = [.. from.Children("records").Select(RecordSettings.Read)],
            AzureDomains = [.. from.Children("azureDomains").Select(AzureDomainSettings.Read)],
            OnPrem = [.. from.Children("onPrem").Select(OnPremSettings.Read)],
            Sources = from.Cidrs("sources"),
            Checker = from.Child("checker") is { } checker ? CheckerSettings.Read(checker) : new(),
            Alerts = from.Child("alerts") is { } alerts ? AlertSettings.Read(alerts) : new(),
            QueryLogs = from.Child("queryLogs") is { } logs ? QueryLogSettings.Read(logs) : new(),
            Dashboards = from.Flag("dashboards", false),
            Experiments = from.Flag("experiments", false),
            CustomerKeys = from.Choice("encryption", false, ("awsManaged", false), ("customerKey", true)),
            Protect = from.Flag("protect", false),
            VnetToVnet = from.Flag("vnetToVnet", true),
            Tags = TagText.Read(from, "tags"),
            NegativeTtlSeconds = from.Number("negativeTtlSeconds", 60, 0, 86400, "seconds"),
        };
        from.RefuseUnknownKeys();
        return settings;
    }
}
