using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Model;

/// <summary>A region pair: an AWS Region, an Azure location, and what is declared in them.</summary>
/// <remarks>
/// The name comes from the tag <c>cross-cloud-dns:site</c>. In a stack without it, a VPC's site is named after its Region, and a VNet
/// belongs to the site whose inbound endpoint its ruleset asks first, else to one named after its location.
/// </remarks>
public sealed record Site
{
    /// <summary>Unique, for example <c>uk</c>.</summary>
    public required string Name { get; init; }

    /// <summary>AWS Region of the site's first VPC; <see langword="null"/> without one.</summary>
    public string? AwsRegion { get; init; }

    /// <summary>Azure location of the site's first VNet; <see langword="null"/> without one.</summary>
    public string? AzureLocation { get; init; }

    /// <summary>Ids of its VPCs.</summary>
    public ImmutableArray<string> VpcIds { get; init; } = [];

    /// <summary>Ids of its VNets.</summary>
    public ImmutableArray<string> VirtualNetworkIds { get; init; } = [];
}
