using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Ram;
using Pulumi.Aws.Route53;

namespace CrossCloudDns.Infra.Aws;

/// <summary>
/// Lets further VPCs follow a site's Resolver rules. For VPCs of other accounts the rules are shared first; accounts of the same
/// organization with sharing switched on see them without accepting.
/// </summary>
public sealed class RuleSpokes : ComponentResource
{
    public RuleSpokes(string name, RuleSpokesArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:RuleSpokes", name, options)
    {
        var shared = DeclareShare(name, args);
        foreach (var spoke in args.Spokes)
        {
            foreach (var rule in args.Rules)
            {
                _ = new ResolverRuleAssociation($"{name}-{spoke.Name}-{rule.Name}", new ResolverRuleAssociationArgs
                {
                    Region = args.Region,
                    Name = ResolverName.Of($"{name}-{spoke.Name}-{rule.Name}"),
                    ResolverRuleId = rule.Id,
                    VpcId = spoke.VpcId,
                }, new CustomResourceOptions
                {
                    Parent = this,
                    DeleteBeforeReplace = true,
                    Provider = spoke.RoleArn is null ? null : args.Accounts[spoke.RoleArn],
                    DependsOn = spoke.AccountId is null ? [] : shared,
                });
            }
        }

        RegisterOutputs();
    }

    private Resource[] DeclareShare(string name, RuleSpokesArgs args)
    {
        var accounts = args.Spokes.Select(spoke => spoke.AccountId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (accounts.Count == 0)
        {
            return [];
        }

        var share = new ResourceShare(name, new ResourceShareArgs
        {
            Region = args.Region,
            Name = name,
            AllowExternalPrincipals = true,
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        var made = ImmutableArray.CreateBuilder<Resource>();
        foreach (var rule in args.Rules)
        {
            made.Add(new ResourceAssociation($"{name}-{rule.Name}", new ResourceAssociationArgs
            {
                Region = args.Region,
                ResourceArn = rule.Arn,
                ResourceShareArn = share.Arn,
            }, new CustomResourceOptions { Parent = this }));
        }

        foreach (var account in accounts)
        {
            made.Add(new PrincipalAssociation($"{name}-{account}", new PrincipalAssociationArgs
            {
                Region = args.Region,
                Principal = account,
                ResourceShareArn = share.Arn,
            }, new CustomResourceOptions { Parent = this }));
        }

        return [.. made];
    }
}
