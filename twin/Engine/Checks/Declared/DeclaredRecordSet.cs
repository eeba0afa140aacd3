using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>One Route 53 record set.</summary>
/// <param name="Name">Complete and plain: Route 53 puts what does not end in the zone's name under it.</param>
/// <param name="Policies">Wire names of the policies that it declares; more than one is a mistake, none is the simple policy.</param>
internal sealed record DeclaredRecordSet(
    DeclaredResource Resource,
    DeclaredZone? Zone,
    string ZoneId,
    string Name,
    string Type,
    string? SetIdentifier,
    ImmutableArray<string> Policies,
    ImmutableArray<string> Values,
    JsonElement? Alias,
    double? Ttl,
    string? HealthCheckId)
{
    public const string Failover = "failoverRoutingPolicies";
    public const string Geoproximity = "geoproximityRoutingPolicy";
    public const string Weighted = "weightedRoutingPolicies";
    public const string Latency = "latencyRoutingPolicies";
    public const string Geolocation = "geolocationRoutingPolicies";
    public const string Multivalue = "multivalueAnswerRoutingPolicy";
    public const string Cidr = "cidrRoutingPolicy";

    private static readonly string[] Blocks = [Failover, Geoproximity, Weighted, Latency, Geolocation, Cidr];

    public bool EvaluatesTargetHealth => Alias?.Flag("evaluateTargetHealth") ?? false;

    /// <summary>Plain name that an alias points at.</summary>
    public string AliasTarget => DnsName.Plain(Alias?.Text("name"));

    public bool IsPrimary => PolicyBlock(Failover)?.Text("type") == "PRIMARY";

    public bool IsSecondary => PolicyBlock(Failover)?.Text("type") == "SECONDARY";

    /// <summary>Whether Route 53 chooses among this set and others by health.</summary>
    public bool Chosen => !Policies.IsEmpty;

    public string Label => SetIdentifier is null ? $"'{Name}' ({Type})" : $"'{Name}' ({Type}, set '{SetIdentifier}')";

    /// <summary>The settings of a policy, which some provider versions wrap in a list.</summary>
    public JsonElement? PolicyBlock(string policy) => Resource.Items(policy).Select(block => (JsonElement?)block).FirstOrDefault();

    public static DeclaredRecordSet Read(DeclaredResource record, ImmutableArray<DeclaredZone> zones)
    {
        var zone = zones.FirstOrDefault(candidate => candidate.Is(record.Text("zoneId")));
        var name = DnsName.Plain(record.Text("name"));
        return new DeclaredRecordSet(
            record,
            zone,
            zone?.Resource.Id ?? record.Text("zoneId") ?? "",
            zone is null || DnsName.IsWithin(name, zone.Name) ? name : name.Length == 0 ? zone.Name : $"{name}.{zone.Name}",
            (record.Text("type") ?? "").ToUpperInvariant(),
            record.Text("setIdentifier"),
            [
                .. Blocks.Where(block => record.Items(block).Any()),
                .. record.Flag(Multivalue) == true ? [Multivalue] : Array.Empty<string>(),
            ],
            [.. record.Texts("records")],
            record.Items("aliases").Select(alias => (JsonElement?)alias).FirstOrDefault(),
            record.Number("ttl"),
            record.Text("healthCheckId") is { Length: > 0 } check ? check : null);
    }
}
