using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>Route 53 hosted zones and their record sets, as declared.</summary>
internal sealed record HostedZones(ImmutableArray<DeclaredZone> All, ImmutableArray<DeclaredRecordSet> RecordSets)
{
    /// <summary>Record sets that share zone, name and type, hence one choice of Route 53.</summary>
    public IEnumerable<RecordGroup> Groups =>
        from set in RecordSets
        group set by (set.ZoneId, set.Name, set.Type) into sets
        select new RecordGroup(sets.Key.ZoneId, sets.Key.Name, sets.Key.Type, [.. sets]);

    public static HostedZones Read(DeclaredStack stack)
    {
        var zones = stack.Of(ResourceType.HostedZone).Select(zone => DeclaredZone.Read(stack, zone)).ToImmutableArray();
        return new HostedZones(zones, [.. stack.Of(ResourceType.Record).Select(record => DeclaredRecordSet.Read(record, zones))]);
    }
}

/// <summary>A hosted zone with the VPCs that see it.</summary>
/// <param name="Name">Plain.</param>
/// <param name="Associations">From the zone itself and from associations of their own.</param>
internal sealed record DeclaredZone(DeclaredResource Resource, string Name, ImmutableArray<DeclaredZoneVpc> Associations)
{
    public bool Private => !Associations.IsEmpty;

    public bool Is(string? reference) => reference is not null && (Resource.Id == reference || Resource.Text("zoneId") == reference);

    public static DeclaredZone Read(DeclaredStack stack, DeclaredResource zone) => new(
        zone,
        DnsName.Plain(zone.Text("name")),
        [
            .. zone.Items("vpcs").Select(vpc => new DeclaredZoneVpc(zone, vpc.Text("vpcId"), vpc.Text("vpcRegion"))),
            .. stack.Of(ResourceType.ZoneAssociation)
                .Where(link => link.Text("zoneId") == zone.Id || link.Text("zoneId") == (zone.Text("zoneId") ?? zone.Id))
                .Select(link => new DeclaredZoneVpc(link, link.Text("vpcId"), link.Text("vpcRegion"))),
        ]);
}

/// <param name="Resource">What declares the association.</param>
internal sealed record DeclaredZoneVpc(DeclaredResource Resource, string? VpcId, string? Region);

/// <summary>All record sets of one zone, name and type.</summary>
internal sealed record RecordGroup(string ZoneId, string Name, string Type, ImmutableArray<DeclaredRecordSet> Sets);
