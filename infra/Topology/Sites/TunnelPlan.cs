using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>One tunnel.</summary>
/// <param name="AzureInstance">0 or 1: the instance of the Azure gateway at its end.</param>
/// <param name="Inside">The /30 of its two ends.</param>
public sealed record TunnelPlan(int AzureInstance, Ipv4Cidr Inside)
{
    /// <summary>AWS takes the first host of the range.</summary>
    public Ipv4Address AwsInside => Inside.AddressAt(1);

    public Ipv4Address AzureInside => Inside.AddressAt(2);
}
