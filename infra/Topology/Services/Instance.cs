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

    public required Ipv4Address Address { get; init; }

    public required int Bias { get; init; }

    public required CheckSettings Check { get; init; }

    /// <summary>The id as a part of resource names, which take no slash: <c>app.uk</c>.</summary>
    public string ResourceName => Id.Replace('/', '.');
}
