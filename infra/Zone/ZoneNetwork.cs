using Pulumi;

namespace CrossCloudDns.Infra.Zone;

/// <summary>A VPC that sees the zone.</summary>
/// <param name="Name">A name for its association.</param>
/// <param name="Region">The VPC's own Region: Route 53 takes a wrong one without complaint, and then the VPC sees nothing.</param>
/// <param name="Account">A provider for the VPC's own account; <see langword="null"/> in the stack's account.</param>
public sealed record ZoneNetwork(string Name, string Region, Input<string> VpcId, ProviderResource? Account = null);
