using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Services;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>One instance of a service as the user wrote it.</summary>
public sealed record InstanceSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>site</c>, required: the name of a site.</value>
    public string? Site { get; init; }

    /// <value>Key <c>cloud</c>: <c>azure</c> (default), <c>aws</c> or <c>onPrem</c>.</value>
    public Cloud Cloud { get; init; }

    /// <value>Key <c>address</c>, required unless there is a load balancer: an address of the site's network on that cloud.</value>
    public Ipv4Address? Address { get; init; }

    /// <value>
    /// Key <c>loadBalancer</c>: an internal load balancer of AWS in place of an address; its own health decides, and nothing is probed.
    /// </value>
    public LoadBalancer? LoadBalancer { get; init; }

    /// <summary>Moves the border between this place and its neighbours: positive values attract, negative ones repel.</summary>
    /// <value>Key <c>bias</c>, <c>nearest</c> only. Default 0. Range −99 to 99.</value>
    public int Bias { get; init; }

    /// <value>Key <c>coordinates</c>, <c>nearest</c> only: where the instance is, if not at its site's AWS Region.</value>
    public Coordinates? Coordinates { get; init; }

    /// <summary>Share of the answers, over the sum of the weights.</summary>
    /// <value>Key <c>weight</c>. Default 1. Range 0 to 255; 0 serves only while all others are unhealthy.</value>
    public int Weight { get; init; }

    /// <summary>Takes the instance out as if it were unhealthy, and deletes nothing.</summary>
    /// <value>Key <c>drained</c>. Default false.</value>
    public bool Drained { get; init; }

    /// <summary>Sites whose checkers watch; it is healthy while enough of them see it so.</summary>
    /// <value>Key <c>vantages</c>. Default: its own site. Other sites have to reach it.</value>
    public ImmutableArray<string> Vantages { get; init; } = [];

    /// <value>Key <c>healthyVantages</c>. Default: more than half. Range 1 to the number of vantages.</value>
    public int? HealthyVantages { get; init; }

    /// <value>Key <c>check</c>: how its health is found out. Required, but for a load balancer and <c>simple</c>, which take none.</value>
    public CheckSettings? Check { get; init; }

    internal static InstanceSettings Read(SettingsObject from, Routing routing)
    {
        from.Require("site", "The name of a site is expected");
        var balancer = from.Child("loadBalancer") is { } child ? ReadLoadBalancer(child) : null;
        RequireAddressAndCheck(from, routing);
        var instance = new InstanceSettings
        {
            Path = from.Path,
            Site = from.Text("site"),
            Cloud = from.Choice("cloud", Cloud.Azure, ("azure", Cloud.Azure), ("aws", Cloud.Aws), ("onPrem", Cloud.OnPrem)),
            Address = from.Address("address"),
            LoadBalancer = balancer,
            Bias = routing == Routing.Nearest ? from.Number("bias", 0, -99, 99) : 0,
            Coordinates = routing == Routing.Nearest && from.Child("coordinates") is { } place ? ReadCoordinates(place) : null,
            Weight = from.Number("weight", 1, 0, 255),
            Drained = from.Flag("drained", false),
            Vantages = from.Texts("vantages"),
            HealthyVantages = from.Number("healthyVantages", 1, 100),
            Check = from.Child("check") is { } check ? CheckSettings.Read(check) : null,
        };
        from.RefuseUnknownKeys();
        return instance;
    }

    private static void RequireAddressAndCheck(SettingsObject from, Routing routing)
    {
        var withoutCheck = from.Has("loadBalancer") || routing == Routing.Simple;
        if (!from.Has("loadBalancer"))
        {
            from.Require("address", "The instance's private IPv4 address is expected");
        }

        if (!withoutCheck)
        {
            from.Require("check", "A check is expected, as { kind: https, path: /healthz }; without one an instance never fails over");
        }
        else if (from.Has("check"))
        {
            from.Problems.Add(
                SettingsDiagnostic.RoutingDoesNotFit, from.PathOf("check"), "has no use here",
                "Route 53 attaches no health check to a simple record, and a load balancer's own health counts", "Remove it");
        }

        if (from.Has("loadBalancer") && from.Has("address"))
        {
            from.Problems.Add(
                SettingsDiagnostic.RoutingDoesNotFit, from.PathOf("address"), "stands beside 'loadBalancer'",
                "An instance is one or the other", "Remove one");
        }
    }

    private static LoadBalancer? ReadLoadBalancer(SettingsObject from)
    {
        var name = from.RequiredText("dnsName", "The load balancer's DNS name is expected");
        var zone = from.RequiredText("zoneId", "The id of the load balancer's own hosted zone is expected");
        from.RefuseUnknownKeys();
        return name is null || zone is null ? null : new LoadBalancer(name, zone);
    }

    private static Coordinates? ReadCoordinates(SettingsObject from)
    {
        var latitude = from.Degrees("latitude", 90);
        var longitude = from.Degrees("longitude", 180);
        from.RefuseUnknownKeys();
        return latitude is null || longitude is null ? null : new Coordinates(latitude.Value, longitude.Value);
    }
}
