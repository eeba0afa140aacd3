using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Infra.Azure;

/// <summary>What others need of a site's VNet, whether it was declared or existed.</summary>
public sealed record AzureNetworkIds
{
    public required Output<string> ResourceGroupName { get; init; }

    public required Output<string> VnetId { get; init; }

    public required Output<string> InboundSubnetId { get; init; }

    /// <summary>One for each outbound endpoint.</summary>
    public required ImmutableArray<Output<string>> OutboundSubnetIds { get; init; }

    /// <summary>The subnet of a VPN gateway; <see langword="null"/> where there is none.</summary>
    public Output<string>? GatewaySubnetId { get; init; }
}
