using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Inputs;
using Pulumi.AzureNative.Authorization;

namespace CrossCloudDns.Stacks;

/// <summary>What every part of the stack shares.</summary>
internal sealed class StackContext
{
    private readonly Dictionary<string, ProviderResource> _accounts = new(StringComparer.Ordinal);

    public StackContext(DnsTopology topology)
    {
        Topology = topology;
        Prefix = $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}";
        Tags = ResourceTags.Of(Deployment.Instance.ProjectName, Deployment.Instance.StackName, topology.Settings.Tags);
        AccountId = GetCallerIdentity.Invoke().Apply(identity => identity.AccountId);
        SubscriptionId = GetClientConfig.Invoke().Apply(client => client.SubscriptionId);
    }

    public DnsTopology Topology { get; }

    /// <summary>Begins names that are unique in an account.</summary>
    public string Prefix { get; }

    public ResourceTags Tags { get; }

    public Output<string> AccountId { get; }

    public Output<string> SubscriptionId { get; }

    /// <summary>Whether the program may delete the zone and the endpoints.</summary>
    public bool Protect => Topology.Settings.Protect;

    /// <summary>
    /// A provider that takes a role in another account, one for each role. Its Region says nothing, as every resource names its own.
    /// </summary>
    public ProviderResource? Account(string? roleArn, Site site)
    {
        if (roleArn is null)
        {
            return null;
        }

        if (!_accounts.TryGetValue(roleArn, out var provider))
        {
            provider = new Provider($"account-{roleArn.Split(':')[4]}-{roleArn.Split('/')[^1]}", new ProviderArgs
            {
                Region = site.Aws.Region.Code,
                AssumeRoles = new ProviderAssumeRoleArgs { RoleArn = roleArn, SessionName = Prefix },
            }, new CustomResourceOptions { IgnoreChanges = { "region" } });
            _accounts.Add(roleArn, provider);
        }

        return provider;
    }

    /// <summary>The providers that a site's spokes need, by their roles.</summary>
    public ImmutableDictionary<string, ProviderResource> Accounts(Site site) =>
        site.Aws.Spokes.Select(spoke => spoke.RoleArn).OfType<string>().Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(arn => arn, arn => Account(arn, site)!, StringComparer.Ordinal);
}
