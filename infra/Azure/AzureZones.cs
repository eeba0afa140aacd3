using CrossCloudDns.Infra.Topology.Domains;
using Pulumi;
using Pulumi.AzureNative.PrivateDns;
using Pulumi.AzureNative.PrivateDns.Inputs;
using Pulumi.AzureNative.Resources;

namespace CrossCloudDns.Infra.Azure;

/// <summary>
/// The Azure private zones, seen by every VNet whose inbound endpoint answers for them. A Private Link zone falls back to public answers:
/// it would otherwise hide everybody else's names of the same service.
/// </summary>
/// <seealso href="https://learn.microsoft.com/azure/dns/private-dns-fallback"/>
public sealed class AzureZones : ComponentResource
{
    public AzureZones(string name, AzureZonesArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AzureZones", name, options)
    {
        // Others put records into these zones: the group must outlive whichever site it was made beside.
        var group = new ResourceGroup(name, new ResourceGroupArgs
        {
            Location = args.Location.Name,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this, IgnoreChanges = { "location" } });
        foreach (var domain in args.Domains.Where(domain => domain.ZoneName is not null))
        {
            var zone = new PrivateZone($"{name}-{domain.ZoneName}", new PrivateZoneArgs
            {
                ResourceGroupName = group.Name,
                PrivateZoneName = domain.ZoneName!,
                Location = "global",
                Tags = args.Tags.ForDnsZones(),
            }, new CustomResourceOptions { Parent = this });

            // Azure refuses two links of one zone at once, and links follow each other.
            Resource before = zone;
            foreach (var (vnet, id) in args.VnetIds)
            {
                before = new VirtualNetworkLink($"{name}-{domain.ZoneName}-{vnet}", new VirtualNetworkLinkArgs
                {
                    ResourceGroupName = group.Name,
                    PrivateZoneName = zone.Name,
                    VirtualNetworkLinkName = vnet,
                    Location = "global",
                    VirtualNetwork = new SubResourceArgs { Id = id },
                    RegistrationEnabled = false,
                    ResolutionPolicy = domain.Zone == AzureZoneKind.PrivateLink
                        ? ResolutionPolicy.NxDomainRedirect
                        : ResolutionPolicy.Default,
                    Tags = args.Tags.ForDnsZones(),
                }, new CustomResourceOptions { Parent = this, DependsOn = { before } });
            }
        }

        RegisterOutputs();
    }
}
