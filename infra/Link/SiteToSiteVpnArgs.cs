using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Link;

/// <summary>Arguments of <see cref="SiteToSiteVpn"/>.</summary>
public sealed class SiteToSiteVpnArgs : ResourceArgs
{
    /// <summary>The AWS Region.</summary>
    public required string Region { get; init; }

    /// <summary>The Azure location.</summary>
    public required string Location { get; init; }

    public required VpnPlan Plan { get; init; }

    /// <summary>The AWS end, a virtual private gateway. Exactly one of this and <see cref="TransitGatewayId"/>.</summary>
    public Input<string>? VpnGatewayId { get; init; }

    /// <summary>The AWS end, a transit gateway.</summary>
    public Input<string>? TransitGatewayId { get; init; }

    /// <summary>The Azure gateway's name: its own settings have to spell out its id.</summary>
    public required string GatewayName { get; init; }

    public required Input<string> SubscriptionId { get; init; }

    public required Input<string> ResourceGroupName { get; init; }

    public required Input<string> GatewaySubnetId { get; init; }

    public required ResourceTags Tags { get; init; }
}
