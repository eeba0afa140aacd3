namespace CrossCloudDns.Infra.Topology.Domains;

/// <summary>Where Azure's answers for a domain come from.</summary>
public enum AzureZoneKind
{
    /// <summary>A private zone that this program declares and links to every site's VNet.</summary>
    Create,

    /// <summary>A private zone of somebody else's that is linked to every site's VNet.</summary>
    Existing,

    /// <summary>A Private Link zone that this program declares; names that are not in it resolve publicly.</summary>
    PrivateLink,
}
