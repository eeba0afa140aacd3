namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>The choices of a site's <c>link</c>.</summary>
public enum LinkKind
{
    Vpn,
    TransitGateway,
    Existing,
}
