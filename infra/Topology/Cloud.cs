namespace CrossCloudDns.Infra.Topology;

/// <summary>On which side of a site an instance runs.</summary>
public enum Cloud
{
    Azure,
    Aws,
}
