using System.Globalization;
using Pulumi;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;

namespace CrossCloudDns.Infra.Zone;

/// <summary>
/// The private hosted zone, seen by every site's VPC. Route 53 wants one VPC when a private zone is made; the others are associated one by one,
/// so that VPCs can come and go, also from other accounts. The list inside the zone is therefore read once and then ignored.
/// </summary>
public sealed class PrivateZone : ComponentResource
{
    public PrivateZone(string name, PrivateZoneArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:PrivateZone", name, options)
    {
        var first = args.Networks[0];
        var zone = new Pulumi.Aws.Route53.Zone(name, new ZoneArgs
        {
            Name = args.Domain.Value,
            Comment = "Private DNS across clouds, managed by cross-cloud-dns",
            ForceDestroy = false,
            Vpcs = { new ZoneVpcArgs { VpcId = first.VpcId, VpcRegion = first.Region } },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this, IgnoreChanges = { "vpcs" }, Protect = args.Protect });
        ZoneId = zone.ZoneId;

        foreach (var network in args.Networks.Skip(1))
        {
            Associate($"{name}-{network.Name}", network);
        }

        DeclareSoa(name, args, zone);
        RegisterOutputs();
    }

    [Output]
    public Output<string> ZoneId { get; private set; }

    /// <summary>A VPC of another account is first authorised by the zone's account and then associated by its own.</summary>
    private void Associate(string name, ZoneNetwork network)
    {
        var authorised = network.Account is null ? null : new VpcAssociationAuthorization(name, new VpcAssociationAuthorizationArgs
        {
            ZoneId = ZoneId,
            VpcId = network.VpcId,
            VpcRegion = network.Region,
        }, new CustomResourceOptions { Parent = this });
        _ = new ZoneAssociation(name, new ZoneAssociationArgs
        {
            ZoneId = ZoneId,
            VpcId = network.VpcId,
            VpcRegion = network.Region,
        }, new CustomResourceOptions
        {
            Parent = this,
            Provider = network.Account,
            DependsOn = authorised is null ? [] : new Resource[] { authorised },
        });
    }

    /// <summary>
    /// Route 53 makes the SOA itself, with 900 seconds for negative answers (the smaller of its TTL and its last field); a name that appears after
    /// somebody asked for it would stay hidden that long. It cannot be deleted, only with its zone.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html"/>
    private void DeclareSoa(string name, PrivateZoneArgs args, Pulumi.Aws.Route53.Zone zone)
    {
        var timers = string.Create(
            CultureInfo.InvariantCulture, $"awsdns-hostmaster.amazon.com. 1 7200 900 1209600 {args.NegativeTtlSeconds}");
        _ = new Record($"{name}-soa", new RecordArgs
        {
            ZoneId = ZoneId,
            Name = args.Domain.Value,
            Type = RecordType.SOA,
            Ttl = args.NegativeTtlSeconds,
            Records = { zone.PrimaryNameServer.Apply(server => $"{server.TrimEnd('.')}. {timers}") },
            AllowOverwrite = true,
        }, new CustomResourceOptions { Parent = this, RetainOnDelete = true });
    }
}
