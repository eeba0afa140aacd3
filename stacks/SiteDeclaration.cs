using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Aws;
using CrossCloudDns.Infra.Azure;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Sites;
using Link = CrossCloudDns.Infra.Topology.Sites.Link;

namespace CrossCloudDns.Stacks;

/// <summary>The networks and resolvers of one site.</summary>
internal sealed class SiteDeclaration
{
    public SiteDeclaration(Site site, DnsTopology topology, ImmutableArray<Ipv4Cidr> ranges, ResourceTags stackTags)
    {
        Site = site;
        Tags = stackTags.ForSite(site.Name);
        Aws = new AwsNetwork($"{site}-aws", new AwsNetworkArgs
        {
            Side = site.Aws,
            Transit = site.Link is Link.TransitGateway,
            Tags = Tags,
        });
        Inbound = new InboundResolver($"{site}-inbound", new InboundResolverArgs
        {
            Side = site.Aws,
            VpcId = Aws.VpcId,
            SubnetIds = Aws.InboundSubnetIds,
            Sources = ranges,
            Tags = Tags,
        });

        Azure = new AzureNetwork($"{site}-azure", new AzureNetworkArgs { Side = site.Azure, Tags = Tags });
        Resolver = new AzureResolver($"{site}-resolver", new AzureResolverArgs
        {
            Side = site.Azure,
            ResourceGroupName = Azure.ResourceGroupName,
            VnetId = Azure.VnetId,
            InboundSubnetId = Azure.InboundSubnetId,
            OutboundSubnetId = Azure.OutboundSubnetId,
            Tags = Tags,
        });
        Ruleset = new Ruleset($"{site}-ruleset", new RulesetArgs
        {
            Location = site.Azure.Location,
            ResourceGroupName = Azure.ResourceGroupName,
            OutboundEndpointId = Resolver.OutboundEndpointId,
            Domain = topology.Domain,
            Targets = ForwardingTargets.Of(site, topology.Sites),
            VnetId = Azure.VnetId,
            Tags = Tags,
        });
    }

    public Site Site { get; }

    public ResourceTags Tags { get; }

    public AwsNetwork Aws { get; }

    public InboundResolver Inbound { get; }

    public AzureNetwork Azure { get; }

    public AzureResolver Resolver { get; }

    public Ruleset Ruleset { get; }

    /// <summary>What an operator needs of the site.</summary>
    public Dictionary<string, object?> Outputs() => new(StringComparer.Ordinal)
    {
        ["vpcId"] = Aws.VpcId,
        ["inboundEndpointId"] = Inbound.EndpointId,
        ["inboundAddresses"] = Site.Aws.InboundAddresses.Select(address => address.ToString()).ToArray(),
        ["vnetId"] = Azure.VnetId,
        ["azureInboundAddress"] = Site.Azure.InboundAddress.ToString(),
        ["rulesetId"] = Ruleset.RulesetId,
    };
}
