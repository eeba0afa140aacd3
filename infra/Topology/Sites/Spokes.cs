using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>A further VPC of a site's Region that sees the zone and the Resolver rules.</summary>
/// <param name="RoleArn">The role to take in the VPC's own account; <see langword="null"/> in the stack's account.</param>
public sealed record VpcSpoke(string Name, string VpcId, Ipv4Cidr? Cidr, string? AccountId, string? RoleArn);

/// <summary>A further VNet of a site's location that follows the forwarding rules.</summary>
public sealed record VnetSpoke(string Name, string VnetId, Ipv4Cidr? Cidr);
