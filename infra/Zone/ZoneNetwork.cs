using Pulumi;

namespace CrossCloudDns.Infra.Zone;

/// <summary>A VPC that sees the zone.</summary>
/// <param name="Name">The site's name.</param>
/// <param name="Region">The VPC's own Region: Route 53 takes a wrong one without complaint, and then the VPC sees nothing.</param>
public sealed record ZoneNetwork(string Name, string Region, Input<string> VpcId);
