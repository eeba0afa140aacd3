using Pulumi;
using Pulumi.AzureNative.DnsResolver;
using Pulumi.AzureNative.DnsResolver.Inputs;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.OperationalInsights.Inputs;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>
/// A DNS security policy over the VNets of a site. Resolvers, endpoints and rulesets have no logs of their own: the policy's answers, in a
/// workspace, are the only trace of a failing forward.
/// </summary>
/// <seealso href="https://learn.microsoft.com/azure/dns/dns-security-policy"/>
public sealed class AzureQueryLog : ComponentResource
{
    private const int BlockPriority = 100;

    public AzureQueryLog(string name, AzureQueryLogArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AzureQueryLog", name, options)
    {
        var policy = new DnsResolverPolicy(name, new DnsResolverPolicyArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        foreach (var (vnet, id) in args.VnetIds)
        {
            _ = new DnsResolverPolicyVirtualNetworkLink($"{name}-{vnet}", new DnsResolverPolicyVirtualNetworkLinkArgs
            {
                ResourceGroupName = args.ResourceGroupName,
                DnsResolverPolicyName = policy.Name,
                Location = args.Location,
                VirtualNetwork = new SubResourceArgs { Id = id },
                Tags = args.Tags.ToMap(),
            }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
        }

        if (!args.BlockedDomains.IsEmpty)
        {
            DeclareBlock($"{name}-blocked", args, policy);
        }

        DeclareLog(name, args, policy);
        RegisterOutputs();
    }

    private void DeclareBlock(string name, AzureQueryLogArgs args, DnsResolverPolicy policy)
    {
        var list = new DnsResolverDomainList(name, new DnsResolverDomainListArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Domains = args.BlockedDomains.Select(domain => domain.Dotted).ToArray(),
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        _ = new DnsSecurityRule(name, new DnsSecurityRuleArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            DnsResolverPolicyName = policy.Name,
            Location = args.Location,
            Priority = BlockPriority,
            Action = new DnsSecurityRuleActionArgs { ActionType = ActionType.Block, BlockResponseCode = BlockResponseCode.SERVFAIL },
            DnsResolverDomainLists = { new SubResourceArgs { Id = list.Id } },
            DnsSecurityRuleState = DnsSecurityRuleState.Enabled,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
    }

    private void DeclareLog(string name, AzureQueryLogArgs args, DnsResolverPolicy policy)
    {
        var workspace = new Workspace(name, new WorkspaceArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Sku = new WorkspaceSkuArgs { Name = WorkspaceSkuNameEnum.PerGB2018 },
            RetentionInDays = args.RetentionDays,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        _ = new DiagnosticSetting(name, new DiagnosticSettingArgs
        {
            ResourceUri = policy.Id,
            WorkspaceId = workspace.Id,
            Logs = new DiagnosticsLogSettingsArgs { Category = "DnsResponse", Enabled = true },
        }, new CustomResourceOptions { Parent = this });
    }
}
