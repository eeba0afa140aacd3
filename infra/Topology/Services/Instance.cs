using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>One place where a service is served.</summary>
public sealed record Instance
{
    /// <summary><c>app/uk</c>, and <c>app/uk-2</c>, <c>-3</c> for further ones of the service in that site.</summary>
    public required string Id { get; init; }

    public required Site Site { get; init; }

    /// <summary>Exactly one of this and <see cref="LoadBalancer"/>.</summary>
    public Ipv4Address? Address { get; init; }

    public LoadBalancer? LoadBalancer { get; init; }

    public int Bias { get; init; }

    /// <summary>Where it is, if not at its site's AWS Region.</summary>
    public Coordinates? Coordinates { get; init; }

    public int Weight { get; init; } = 1;

    /// <summary>Whether it is taken out by hand.</summary>
    public bool Drained { get; init; }

    /// <summary>Sites whose checkers watch; none where nothing is checked.</summary>
    public ImmutableArray<Site> Vantages { get; init; } = [];

    /// <summary>How many of them must see it healthy.</summary>
    public int HealthyVantages { get; init; } = 1;

    /// <summary>How its health is found out, if it is.</summary>
    public CheckSettings? Check { get; init; }

    /// <summary>The id as a part of resource names, which take no slash: <c>app.uk</c>.</summary>
    public string ResourceName => Id.Replace('/', '.');
}
