using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class ZoneAssociationRegionWrong()
    : CheckRule(CheckId.ZoneAssociationRegionWrong, Severity.Error, "Zone associated with a VPC under the wrong Region")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from zone in stack.Zones.All
        from link in zone.Associations
        let vpc = stack.Aws.Vpc(link.VpcId)
        let said = link.Region ?? stack.RegionOf(link.Resource)
        where vpc is not null && said is not null && said != vpc.Region
        select Found(
            link.Resource,
            $"Zone '{zone.Name}' is associated with VPC '{vpc.Resource.Name}' under Region '{said}'; the VPC is in '{vpc.Region}'.",
            "Set 'vpcRegion' to the VPC's Region.");
}

internal sealed class ZoneVpcsNotIgnored() : CheckRule(CheckId.ZoneVpcsNotIgnored, Severity.Warning, "Zone that will undo its associations")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from zone in stack.Zones.All
        where stack.TellsOptions && zone.Resource.Items("vpcs").Any()
            && zone.Associations.Any(link => link.Resource.Type == ResourceType.ZoneAssociation)
            && !zone.Resource.IgnoreChanges.Contains("vpcs")
        select Found(
            zone.Resource,
            $"Zone '{zone.Name}' lists VPCs itself and has ZoneAssociation resources too: every later deployment wants to remove those.",
            "Give the zone the option ignoreChanges: [\"vpcs\"].");
}

internal sealed class ZonePublic() : CheckRule(CheckId.ZonePublic, Severity.Error, "Public zone with private addresses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from zone in stack.Zones.All
        where !zone.Private && !zone.Resource.Read
        let record = stack.Zones.RecordSets.FirstOrDefault(set =>
            set.ZoneId == zone.Resource.Id && set.Type == "A" && set.Values.Any(value => Ipv4.Address(value)?.IsPrivate() == true))
        where record is not null
        select Found(
            zone.Resource,
            $"Zone '{zone.Name}' has no VPC, so it is public, and {record.Label} publishes the private address {record.Values[0]}.",
            "Associate a VPC to make the zone private.");
}

internal sealed class ZoneTwiceInVpc() : CheckRule(CheckId.ZoneTwiceInVpc, Severity.Error, "Two zones of one name in one VPC")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from same in stack.Zones.All.GroupBy(zone => zone.Name, StringComparer.Ordinal)
        from pair in Pairs.Of([.. same])
        where pair.First.Associations
            .Any(link => link.VpcId is not null && pair.Second.Associations.Any(other => other.VpcId == link.VpcId))
        select Found(
            pair.Second.Resource,
            $"Zones '{pair.First.Resource.Name}' and '{pair.Second.Resource.Name}' are both '{same.Key}' and share a VPC; AWS refuses "
                + "the second.",
            "Keep one of them.");
}

internal sealed class ZoneNegativeAnswersLast()
    : CheckRule(CheckId.ZoneNegativeAnswersLast, Severity.Note, "Zone whose negative answers last 15 minutes")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from zone in stack.Zones.All
        where zone.Private && !zone.Resource.Read
            && !stack.Zones.RecordSets.Any(set => set.ZoneId == zone.Resource.Id && set.Type == "SOA")
        select Found(
            zone.Resource,
            $"Zone '{zone.Name}' keeps Route 53's SOA, whose negative TTL is 900 s: a name that is asked for before its record exists "
                + "stays unknown for up to 15 minutes.",
            "Declare the SOA record with a TTL and a minimum of 60, and allowOverwrite.");
}

internal sealed class InboundVpcSeesNoZone()
    : CheckRule(CheckId.InboundVpcSeesNoZone, Severity.Error, "Inbound endpoint whose VPC sees no private zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Inbound
        where endpoint.VpcId is not null
            && stack.Zones.All.Any(zone => zone.Private)
            && !stack.Zones.All.Any(zone => zone.Associations.Any(link => link.VpcId == endpoint.VpcId))
            && !stack.Resolver.Rules.Any(rule => rule.VpcIds.Contains(endpoint.VpcId))
        select Found(
            endpoint.Resource,
            $"No private zone of the stack is associated with the VPC of '{endpoint.Resource.Name}', so queries that arrive there "
                + "find none of the records.",
            "Associate the zone with that VPC.");
}

internal sealed class RecordOutsideZone() : CheckRule(CheckId.RecordOutsideZone, Severity.Error, "Record name outside its zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set.Zone is not null
        let zone = set.Zone!.Name
        let written = DnsName.Plain(set.Resource.Text("name"))
        // A short name under the zone is the usual spelling; one that ends like a public name was meant to be complete.
        where set.Name != written && (set.Resource.Text("name")!.EndsWith('.') || LooksComplete(written, zone))
        select Found(
            set.Resource,
            $"Record '{written}' is not within zone '{zone}'; Route 53 makes '{set.Name}' of it.",
            $"Name it relative to the zone, or below '{zone}'.");

    private static bool LooksComplete(string written, string zone) =>
        written.Contains('.', StringComparison.Ordinal) && written.Split('.')[^1] == zone.Split('.')[^1];
}
