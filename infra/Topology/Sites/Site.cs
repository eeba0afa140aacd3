namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>A region pair with its addresses: one AWS Region, one Azure location.</summary>
public sealed record Site
{
    public required string Name { get; init; }

    public required AwsSide Aws { get; init; }

    public required AzureSide Azure { get; init; }

    public required Link Link { get; init; }

    public override string ToString() => Name;
}
