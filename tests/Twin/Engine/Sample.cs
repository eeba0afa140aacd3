using System.Collections.Immutable;
using CrossCloudDns.Tests.Twin.Model;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>Small models for decisions: one VPC, one zone <c>example.org</c>, the record sets of the test.</summary>
internal static class Sample
{
    public const string VpcId = "vpc-1";

    public static readonly DateTimeOffset Now = VirtualClock.DefaultStart;

    public static DomainName Name(string label) => DomainName.Parse(label.Length == 0 ? "example.org" : $"{label}.example.org");

    /// <summary>A record set with one address and, unless told otherwise, a health check named after its identifier.</summary>
    public static RecordSet Address(string label, string setIdentifier, string address, RoutingPolicy policy, bool checkedForHealth = true) => new()
    {
        Id = $"{label}/{setIdentifier}",
        Name = Name(label),
        Type = RecordType.A,
        SetIdentifier = setIdentifier,
        Policy = policy,
        Content = new RecordContent.Values(TimeSpan.FromSeconds(30), [RecordData.Parse(RecordType.A, address)]),
        HealthCheckId = checkedForHealth ? $"hc-{setIdentifier}" : null,
    };

    public static RecordSet Alias(string label, string setIdentifier, string target, RoutingPolicy policy, bool evaluateTargetHealth, string? healthCheckId = null) => new()
    {
        Id = $"{label}/{setIdentifier}",
        Name = Name(label),
        Type = RecordType.A,
        SetIdentifier = setIdentifier,
        Policy = policy,
        Content = new RecordContent.Alias(Name(target), "Z1", evaluateTargetHealth),
        HealthCheckId = healthCheckId,
    };

    public static RecordSet Simple(string label, RecordType type, params string[] data) => new()
    {
        Id = $"{label}/{type}",
        Name = Name(label),
        Type = type,
        Policy = new RoutingPolicy.Simple(),
        Content = new RecordContent.Values(TimeSpan.FromSeconds(300), [.. data.Select(text => RecordData.Parse(type, text))]),
    };

    /// <summary>The zone in one VPC of eu-west-2, every health check healthy but those named.</summary>
    public static EngineState State(IEnumerable<RecordSet> sets, Assumptions? assumptions = null, params string[] unhealthy)
    {
        var records = sets.ToImmutableArray();
        var model = ModelOf(records);
        return WithHealth(EngineState.Start(model, Now, assumptions), unhealthy);
    }

    public static StackModel ModelOf(ImmutableArray<RecordSet> records, string region = "eu-west-2") => new()
    {
        Project = "p",
        Stack = "s",
        Vpcs = [new Vpc { Id = VpcId, Name = "vpc", Region = region, Site = "uk" }],
        HostedZones = [new HostedZone { Id = "Z1", Name = Name(""), VpcIds = [VpcId], RecordSets = records }],
        HealthChecks =
        [
            .. records.Select(set => set.HealthCheckId).OfType<string>().Distinct().Select(id => new HealthCheck
            {
                Id = id,
                Name = id,
                Kind = new HealthCheckKind.CloudWatchMetric(id, region, InsufficientDataHealthStatus.LastKnownStatus),
            }),
        ],
    };

    public static EngineState WithHealth(EngineState state, params string[] unhealthy) => state with
    {
        HealthChecks = state.HealthChecks.SetItems(unhealthy.Select(id => KeyValuePair.Create(
            id.StartsWith("hc-", StringComparison.Ordinal) ? id : $"hc-{id}",
            new HealthCheckStatus(null, Healthy: false, Now, "set by the test")))),
    };

    public static ResolverDecision Ask(EngineState state, string label, RecordType type = RecordType.A, ulong seed = 0) =>
        VpcResolver.Decide(state, VpcId, new Question(Name(label), type, seed), Now);

    public static DnsAnswer Answer(EngineState state, string label, RecordType type = RecordType.A, ulong seed = 0) =>
        Assert.IsType<ResolverDecision.Answered>(Ask(state, label, type, seed)).Answer;

    /// <summary>The data of the answer section, in order.</summary>
    public static string[] Data(EngineState state, string label, RecordType type = RecordType.A, ulong seed = 0) =>
        [.. Answer(state, label, type, seed).Answers.Select(record => record.Data.ToString())];

    /// <summary>The two-site sample, running.</summary>
    public static EngineState TwoSiteState(Assumptions? assumptions = null) => EngineState.Start(TwoSites.Build().Read(), Now, assumptions);
}
