using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Aws;

/// <summary>Arguments of <see cref="RuleSpokes"/>.</summary>
public sealed class RuleSpokesArgs : ResourceArgs
{
    public required string Region { get; init; }

    public required ImmutableArray<ForwardRule> Rules { get; init; }

    public required ImmutableArray<VpcSpoke> Spokes { get; init; }

    /// <summary>The provider of each role that is taken in another account, by its ARN.</summary>
    public required ImmutableDictionary<string, ProviderResource> Accounts { get; init; }

    public required ResourceTags Tags { get; init; }
}
