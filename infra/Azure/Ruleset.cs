using CrossCloudDns.Infra.Topology.Domains;
using Pulumi;
using Pulumi.AzureNative.DnsResolver;
using Pulumi.AzureNative.DnsResolver.Inputs;

namespace CrossCloudDns.Infra.Azure;

/// <summary>
/// Which domains a site's VNets forward, and where to. A VNet takes one ruleset, so a replacement is deleted first; Azure deletes no
/// outbound endpoint that a ruleset still names, so the ruleset goes with its first endpoint, while further ones come and go in place.
/// </summary>
public sealed class Ruleset : ComponentResource
{
    private const int DnsPort = 53;

    public Ruleset(string name, RulesetArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:Ruleset", name, options)
    {
        var ruleset = new DnsForwardingRuleset(name, new DnsForwardingRulesetArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location.Name,
            DnsResolverOutboundEndpoints = args.OutboundEndpointIds.Select(id => new SubResourceArgs { Id = id }).ToArray(),
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions
        {
            Parent = this,
            ReplaceOnChanges = { "dnsResolverOutboundEndpoints[0].id" },
            DeleteBeforeReplace = true,
        });
        RulesetId = ruleset.Id;

        foreach (var domain in args.Domains)
        {
            DeclareRule(name, domain, args, ruleset);
        }

        foreach (var (vnet, id) in args.VnetIds)
        {
            _ = new PrivateResolverVirtualNetworkLink($"{name}-{vnet}", new PrivateResolverVirtualNetworkLinkArgs
            {
                ResourceGroupName = args.ResourceGroupName,
                DnsForwardingRulesetName = ruleset.Name,
                VirtualNetwork = new SubResourceArgs { Id = id },
            }, new CustomResourceOptions { Parent = this, ReplaceOnChanges = { "virtualNetwork" }, DeleteBeforeReplace = true });
        }

        RegisterOutputs();
    }

    [Output]
    public Output<string> RulesetId { get; private set; }

    private void DeclareRule(string ruleset, ForwardedDomain domain, RulesetArgs args, DnsForwardingRuleset parent)
    {
        var name = RuleName.Of(domain.Domain);
        _ = new ForwardingRule($"{ruleset}-{name}", new ForwardingRuleArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            DnsForwardingRulesetName = parent.Name,
            ForwardingRuleName = name,
            DomainName = domain.Domain.Dotted,
            ForwardingRuleState = ForwardingRuleState.Enabled,
            TargetDnsServers = domain.Targets
                .Select(target => new TargetDnsServerArgs { IpAddress = target.ToString(), Port = DnsPort }).ToArray(),
        }, new CustomResourceOptions { Parent = this, ReplaceOnChanges = { "domainName" }, DeleteBeforeReplace = true });
    }
}
