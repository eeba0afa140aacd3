namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>An internal load balancer of AWS, which a record points to as an alias.</summary>
/// <param name="ZoneId">The id of the hosted zone that AWS keeps for its kind and Region.</param>
public sealed record LoadBalancer(string DnsName, string ZoneId);
