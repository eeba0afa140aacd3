using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>A pinned address of a resolver endpoint.</summary>
/// <param name="Subnet">Which of the endpoint's subnets it is in.</param>
public sealed record EndpointAddress(int Subnet, Ipv4Address Address);
