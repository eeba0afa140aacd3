using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Infra.Azure;

/// <summary>Arguments of <see cref="AzureNetwork"/>.</summary>
public sealed class AzureNetworkArgs : ResourceArgs
{
    /// <summary>The address plan.</summary>
    public required AzureSide Side { get; init; }

    public required ResourceTags Tags { get; init; }
}
