using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Topology;
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

    /// <summary>A provider that takes a role in another account, one for each role.</summary>
    public ProviderResource? Account(string? roleArn)
    {
        if (roleArn is null)
        {
            return null;
        }

        if (!_accounts.TryGetValue(roleArn, out var provider))
        {
            provider = new Provider($"account-{roleArn.Split(':')[4]}-{roleArn.Split('/')[^1]}", new ProviderArgs
            {
                Region = Topology.Sites[0].Aws.Region.Code,
                AssumeRoles = new ProviderAssumeRoleArgs { RoleArn = roleArn, SessionName = Prefix },
            });
            _accounts.Add(roleArn, provider);
        }

        return provider;
    }

    public ImmutableDictionary<string, ProviderResource> Accounts(IEnumerable<string?> roleArns) =>
        roleArns.OfType<string>().Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(arn => arn, arn => Account(arn)!, StringComparer.Ordinal);
}
