using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Aws;
using CrossCloudDns.Infra.Azure;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Link = CrossCloudDns.Infra.Topology.Sites.Link;

namespace CrossCloudDns.Stacks;

/// <summary>The networks and resolvers of one site.</summary>
internal sealed class SiteDeclaration
{
    private readonly StackContext _stack;
    private readonly ImmutableArray<Ipv4Cidr> _servers;
    private readonly ImmutableArray<Output<string>> _rulesetIds;

    public SiteDeclaration(Site site, StackContext stack)
    {
        _stack = stack;
        Site = site;
        Tags = stack.Tags.ForSite(site.Name);
        var domains = FromAws();
        _servers = Servers(domains);
        Aws = DeclareAwsNetwork();
        Inbound = new InboundResolver($"{site}-inbound", new InboundResolverArgs
        {
            Side = site.Aws,
            VpcId = Aws.VpcId,
            SubnetIds = Aws.InboundSubnetIds,
            Sources = stack.Topology.Sources,
            Protect = stack.Protect,
            Tags = Tags,
        });
        Outbound = domains.IsEmpty ? null : DeclareOutbound(domains);

        Azure = site.Azure.Existing is null
            ? new AzureNetwork($"{site}-azure", new AzureNetworkArgs { Side = site.Azure, Tags = Tags }).Ids
            : new ExistingAzureNetwork($"{site}-azure", site.Azure).Ids;
        var resolver = new AzureResolver($"{site}-resolver", new AzureResolverArgs
        {
            Side = site.Azure,
            ResourceGroupName = Azure.ResourceGroupName,
            VnetId = Azure.VnetId,
            InboundSubnetId = Azure.InboundSubnetId,
            OutboundSubnetIds = Azure.OutboundSubnetIds,
            Protect = stack.Protect,
            Tags = Tags,
        });
        _rulesetIds = [.. Enumerable.Range(0, site.Azure.Rulesets).Select(index => DeclareRuleset(index, resolver))];
    }

    public Site Site { get; }

    public ResourceTags Tags { get; }

    public AwsNetworkIds Aws { get; }

    public InboundResolver Inbound { get; }

    /// <summary>The way to other DNS servers, where anything is forwarded.</summary>
    public OutboundResolver? Outbound { get; }

    public Input<string>? OutboundEndpointId => Outbound is null ? null : (Input<string>)Outbound.EndpointId;

    public AzureNetworkIds Azure { get; }

    /// <summary>The site's VNet and its spokes, by name.</summary>
    public ImmutableSortedDictionary<string, Output<string>> VnetIds => Site.Azure.Spokes
        .ToImmutableSortedDictionary(spoke => spoke.Name, spoke => Output.Create(spoke.VnetId), StringComparer.Ordinal)
        .Add("hub", Azure.VnetId);

    /// <summary>The site's VPC and its spokes of the same account, by name.</summary>
    public ImmutableSortedDictionary<string, Output<string>> VpcIds => Site.Aws.Spokes.Where(spoke => spoke.AccountId is null)
        .ToImmutableSortedDictionary(spoke => spoke.Name, spoke => Output.Create(spoke.VpcId), StringComparer.Ordinal)
        .Add("hub", Aws.VpcId);

    /// <summary>What an operator needs of the site.</summary>
    public Dictionary<string, object?> Outputs() => new(StringComparer.Ordinal)
    {
        ["vpcId"] = Aws.VpcId,
        ["inboundEndpointId"] = Inbound.EndpointId,
        ["inboundAddresses"] = Site.Aws.InboundAddresses.Select(address => address.ToString()).ToArray(),
        ["routeTableIds"] = Aws.RouteTableIds.ToDictionary(table => table.Key, object? (table) => table.Value, StringComparer.Ordinal),
        ["outboundEndpointId"] = Outbound?.EndpointId,
        ["vnetId"] = Azure.VnetId,
        ["azureInboundAddress"] = Site.Azure.InboundAddress.ToString(),
        ["rulesetIds"] = _rulesetIds.ToArray(),
    };

    private AwsNetworkIds DeclareAwsNetwork() => Site.Aws.Existing is not null
        ? new ExistingAwsNetwork($"{Site}-aws", Site.Aws).Ids
        : new AwsNetwork($"{Site}-aws", new AwsNetworkArgs
        {
            Side = Site.Aws,
            Servers = _servers,
            Transit = Site.Link is Link.TransitGateway,
            Sources = _stack.Topology.Sources,
            Tags = Tags,
        }).Ids;

    private OutboundResolver DeclareOutbound(ImmutableArray<ForwardedDomain> domains)
    {
        var outbound = new OutboundResolver($"{Site}-outbound", new OutboundResolverArgs
        {
            Side = Site.Aws,
            VpcId = Aws.VpcId,
            SubnetIds = Aws.OutboundSubnetIds,
            Servers = _servers,
            Domains = domains,
            Protect = _stack.Protect,
            Tags = Tags,
        });
        if (!Site.Aws.Spokes.IsEmpty)
        {
            _ = new RuleSpokes($"{Site}-spokes", new RuleSpokesArgs
            {
                Region = Site.Aws.Region.Code,
                Rules = outbound.Rules,
                Spokes = Site.Aws.Spokes,
                Accounts = _stack.Accounts(Site),
                Tags = Tags,
            });
        }

        return outbound;
    }

    /// <summary>Rulesets that ask the same servers begin at different ones, and the spokes are shared out among the rulesets.</summary>
    private Output<string> DeclareRuleset(int index, AzureResolver resolver)
    {
        var own = Math.Min(3, Site.Aws.InboundAddresses.Length);
        var vnets = VnetIds.Where(vnet => vnet.Key != "hub").Select((vnet, position) => (vnet, ruleset: position % Site.Azure.Rulesets))
            .Where(pair => pair.ruleset == index).Select(pair => pair.vnet)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        var name = index == 0 ? $"{Site}-ruleset" : string.Create(CultureInfo.InvariantCulture, $"{Site}-ruleset-{index + 1}");
        var onPrem = OnPremDomains().Select(domain => domain.Rotate(RulesetsBefore() + index, domain.Targets.Length));
        return new Ruleset(name, new RulesetArgs
        {
            Location = Site.Azure.Location,
            ResourceGroupName = Azure.ResourceGroupName,
            OutboundEndpointIds = resolver.OutboundEndpointIds,
            Domains = [FromAzure().Rotate(index, own), .. onPrem],
            VnetIds = index == 0 ? vnets.Add("hub", Azure.VnetId) : vnets,
            Tags = Tags,
        }).RulesetId;
    }

    /// <summary>What the site's VNets forward to Route 53.</summary>
    private ForwardedDomain FromAzure() => new(_stack.Topology.Domain, ForwardingTargets.Of(Site, _stack.Topology.Sites));

    /// <summary>How many rulesets of other sites come before this one's; all of them ask the same servers on premises.</summary>
    private int RulesetsBefore() => _stack.Topology.Sites.TakeWhile(site => site.Name != Site.Name).Sum(site => site.Azure.Rulesets);

    /// <summary>What the site's VPCs forward.</summary>
    private ImmutableArray<ForwardedDomain> FromAws() =>
    [
        .. _stack.Topology.AzureDomains
            .Select(domain => new ForwardedDomain(domain.Domain, ForwardingTargets.ToAzure(Site, _stack.Topology.Sites)))
            .Concat(OnPremDomains()),
    ];

    /// <summary>Each server by itself, or the declared ranges where a network ACL has no room for so many.</summary>
    private ImmutableArray<Ipv4Cidr> Servers(ImmutableArray<ForwardedDomain> domains)
    {
        var servers = domains.SelectMany(domain => domain.Targets).Distinct()
            .Select(server => new Ipv4Cidr(server, 32)).Order().ToImmutableArray();
        return servers.Length <= AccountLimits.MaximumSources ? servers : _stack.Topology.Sources;
    }

    private IEnumerable<ForwardedDomain> OnPremDomains() =>
        from place in _stack.Topology.OnPrem
        from domain in place.Domains
        select new ForwardedDomain(domain, place.DnsServers);
}
