using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>One service as the user wrote it: a name of the zone and where it is served.</summary>
public sealed record ServiceSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>name</c>, required: the name below the domain, as <c>app</c> or <c>api.shop</c>.</value>
    public string? Name { get; init; }

    /// <value>
    /// Key <c>routing</c>: <c>nearest</c> (default), <c>failover</c>, <c>weighted</c>, <c>latency</c>, <c>multivalue</c> or <c>simple</c>.
    /// </value>
    public Routing Routing { get; init; }

    /// <summary>Seconds a resolver may reuse the answer; failover cannot be seen sooner.</summary>
    /// <value>Key <c>ttlSeconds</c>. Default 30. Range 0 to 2147483647; AWS advises at most 60 where a health check is attached.</value>
    public int TtlSeconds { get; init; }

    /// <summary>Minutes in a row that an instance must fail before it is taken out.</summary>
    /// <value>Key <c>failAfterMinutes</c>. Default 2. Range 1 to 60.</value>
    public int FailAfterMinutes { get; init; }

    /// <summary>
    /// Minutes in a row that an instance must be well before it is back. Route 53 has one number of periods for both ways, so more than one
    /// minute is a longer period of the alarm, and takes an instance out after its first failing minute.
    /// </summary>
    /// <value>Key <c>recoverAfterMinutes</c>. Default 1. Range 1 to 60; more than 1 needs <c>failAfterMinutes: 1</c>.</value>
    public int RecoverAfterMinutes { get; init; } = 1;

    /// <value>Key <c>whenCheckerSilent</c>: <c>keep</c> (default) or <c>fail</c>.</value>
    public SilentChecker WhenCheckerSilent { get; init; }

    /// <value>Key <c>instances</c>, required: at least one.</value>
    public ImmutableArray<InstanceSettings> Instances { get; init; } = [];

    internal static ServiceSettings Read(SettingsObject from)
    {
        var instances = from.Children("instances");
        if (instances.Length == 0)
        {
            from.Problems.Add(
                SettingsDiagnostic.NoInstance, from.PathOf("instances"), "has no instance",
                "A service needs at least one instance, and two to survive the loss of one", "Add an instance or remove the service");
        }

        var routing = from.Choice(
            "routing", Routing.Nearest,
            ("nearest", Routing.Nearest), ("failover", Routing.Failover), ("weighted", Routing.Weighted), ("latency", Routing.Latency),
            ("multivalue", Routing.Multivalue), ("simple", Routing.Simple));
        var service = new ServiceSettings
        {
            Path = from.Path,
            Name = ReadName(from),
            Routing = routing,
            TtlSeconds = from.Number("ttlSeconds", 30, 0, int.MaxValue, "seconds"),
            FailAfterMinutes = from.Number("failAfterMinutes", 2, 1, 60, "minutes"),
            RecoverAfterMinutes = from.Number("recoverAfterMinutes", 1, 1, 60, "minutes"),
            WhenCheckerSilent = from.Choice(
                "whenCheckerSilent", SilentChecker.Keep, ("keep", SilentChecker.Keep), ("fail", SilentChecker.Fail)),
            Instances = [.. instances.Select(instance => InstanceSettings.Read(instance, routing))],
        };
        if (service is { RecoverAfterMinutes: > 1, FailAfterMinutes: > 1 })
        {
            from.Problems.Add(
                SettingsDiagnostic.BadDamping, from.PathOf("recoverAfterMinutes"),
                $"is {service.RecoverAfterMinutes} where 'failAfterMinutes' is {service.FailAfterMinutes}",
                "Route 53 damps one way only: down over several minutes, or up", "Set failAfterMinutes: 1, or remove recoverAfterMinutes");
        }

        from.RefuseUnknownKeys();
        return service;
    }

    private static string? ReadName(SettingsObject from)
    {
        const string allowed = "A name below the domain is expected: lower-case labels of letters, digits and hyphens, joined by dots";
        if (from.RequiredText("name", allowed) is not { } name)
        {
            return null;
        }

        if (name.Split('.').All(DnsLabel.IsValid) && name[0] != '_')
        {
            return name;
        }

        from.Problems.Add(SettingsDiagnostic.BadName, from.PathOf("name"), $"is \"{name}\"", allowed, "Rename the service");
        return null;
    }
}
