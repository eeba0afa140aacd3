using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Domains;

/// <summary>A domain that AWS forwards to Azure.</summary>
public sealed record AzureDomain(DomainName Domain, AzureZoneKind Zone)
{
    /// <summary>The name of the private zone that this program declares, if any.</summary>
    public string? ZoneName => Zone switch
    {
        AzureZoneKind.Create => Domain.Value,
        AzureZoneKind.PrivateLink => $"privatelink.{Domain.Value}",
        _ => null,
    };
}
