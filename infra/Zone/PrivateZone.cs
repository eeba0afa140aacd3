using System.Globalization;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;

namespace CrossCloudDns.Infra.Zone;

/// <summary>
/// The private hosted zone, seen by every site's VPC. Each is associated by itself, so that sites can come and go in any order, also from
/// other accounts. Route 53 wants one VPC when a private zone is made and keeps at least one: that is a VPC of the zone's own, in which
/// nothing is.
/// </summary>
public sealed class PrivateZone : ComponentResource
{
    /// <summary>Tag of a VPC that only holds a zone.</summary>
    public const string HolderTag = "cross-cloud-dns:holds";

    /// <summary>
    /// The smallest that AWS takes, at the end of the range that carriers share. Nothing leads there, so it is in nobody's way.
    /// </summary>
    private const string HolderRange = "100.127.255.240/28";

    public PrivateZone(string name, PrivateZoneArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:PrivateZone", name, options)
    {
        var holder = DeclareHolder($"{name}-holder", args);
        var zone = new Pulumi.Aws.Route53.Zone(name, new ZoneArgs
        {
            Name = args.Domain.Value,
            Comment = "Private DNS across clouds, managed by cross-cloud-dns",
            ForceDestroy = false,
            Vpcs = { new ZoneVpcArgs { VpcId = holder.Id, VpcRegion = args.Networks[0].Region } },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this, IgnoreChanges = { "vpcs" }, Protect = args.Protect });
        ZoneId = zone.ZoneId;

        foreach (var network in args.Networks)
        {
            Associate($"{name}-{network.Name}", network);
        }

        DeclareSoa(name, args, zone);
        RegisterOutputs();
    }

    [Output]
    public Output<string> ZoneId { get; private set; }

    /// <summary>
    /// In the first site's Region, where it stays when that site is gone. Route 53 asks for both DNS settings of every VPC that it knows.
    /// </summary>
    private Vpc DeclareHolder(string name, PrivateZoneArgs args)
    {
        var tags = args.Tags.Named(name);
        tags[HolderTag] = "zone";
        return new Vpc(name, new VpcArgs
        {
            Region = args.Networks[0].Region,
            CidrBlock = HolderRange,
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = tags,
        }, new CustomResourceOptions { Parent = this, IgnoreChanges = { "region" } });
    }

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
    /// Route 53 makes the SOA itself, with 900 seconds for negative answers (the smaller of its TTL and its last field); a name that
    /// appears after somebody asked for it would stay hidden that long. It cannot be deleted, only with its zone.
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
