using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class SetIdentifierInvalid()
    : CheckRule(CheckId.SetIdentifierInvalid, Severity.Error, "Set identifier that Route 53 refuses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var set in stack.Zones.RecordSets)
        {
            var wrong = set switch
            {
                { SetIdentifier: null or "", Chosen: true } => "has a routing policy and no 'setIdentifier'",
                { SetIdentifier.Length: > 0, Chosen: false } => "has a 'setIdentifier' and no routing policy",
                { SetIdentifier.Length: > 128 } =>
                    $"has a 'setIdentifier' of {set.SetIdentifier.Length} characters; at most 128 are allowed",
                _ => null,
            };
            if (wrong is not null)
            {
                yield return Found(
                    set.Resource,
                    $"Record '{set.Name}' ({set.Type}) {wrong}.",
                    "Give every set of a routed name a short identifier of its own, and others none.");
            }
        }
    }
}

internal sealed class SetIdentifierTwice() : CheckRule(CheckId.SetIdentifierTwice, Severity.Error, "Record set declared twice")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from records in stack.Zones.Groups
        from same in records.Sets.GroupBy(set => set.SetIdentifier ?? "", StringComparer.Ordinal)
        where same.Count() > 1
        select Found(
            same.Last().Resource,
            $"Record {same.Last().Label} is declared {same.Count()} times.",
            "Give each set of a name and type its own 'setIdentifier', or merge them.");
}

internal sealed class PoliciesMixed() : CheckRule(CheckId.PoliciesMixed, Severity.Error, "Routing policies mixed on one name")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from records in stack.Zones.Groups
        let policies = records.Sets.SelectMany(set => set.Chosen ? set.Policies : ["simple"]).Distinct(StringComparer.Ordinal).ToList()
        where policies.Count > 1
        select Found(
            records.Sets[^1].Resource,
            $"The sets of '{records.Name}' ({records.Type}) mix {string.Join(", ", policies)}; Route 53 takes one policy for a name "
                + "and type.",
            "Put the second policy on names of its own and point at them with alias records.");
}

internal sealed class PolicyNotInPrivateZone()
    : CheckRule(CheckId.PolicyNotInPrivateZone, Severity.Error, "IP-based routing in a private zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set.Policies.Contains(DeclaredRecordSet.Cidr) && set.Zone is { Private: true }
        select Found(
            set.Resource,
            $"Record {set.Label} routes by client address, which private zones do not offer.",
            "Use geoproximity, with one inbound endpoint for each Region.");
}

internal sealed class WeightOutOfRange() : CheckRule(CheckId.WeightOutOfRange, Severity.Error, "Weight that Route 53 refuses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        let weight = set.PolicyBlock(DeclaredRecordSet.Weighted)?.Number("weight")
        where weight is < 0 or > 255
        select Found(
            set.Resource,
            $"Record {set.Label} has weight {weight}. Route 53 accepts 0 to 255.",
            "Scale all weights of the name down.");
}

internal sealed class LatencyRegionInvalid()
    : CheckRule(CheckId.LatencyRegionInvalid, Severity.Error, "Latency record with an unknown or repeated Region")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var records in stack.Zones.Groups)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var set in records.Sets)
            {
                if (set.PolicyBlock(DeclaredRecordSet.Latency)?.Text("region") is not { } region)
                {
                    continue;
                }

                if (!Regions.IsKnown(region))
                {
                    yield return Found(
                        set.Resource,
                        $"Record {set.Label} names Region '{region}', which AWS does not have.",
                        "Use a Region such as 'eu-west-2'.");
                }
                else if (!seen.Add(region))
                {
                    yield return Found(
                        set.Resource,
                        $"Record {set.Label} repeats Region '{region}'; Route 53 takes one latency set for each Region of a name and type.",
                        "Group the instances of a Region under an alias.");
                }
            }
        }
    }
}

internal sealed class TooManySets() : CheckRule(CheckId.TooManySets, Severity.Error, "More record sets of one name than Route 53 takes")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from records in stack.Zones.Groups
        let most = records.Sets.Any(set => set.Policies.Contains(DeclaredRecordSet.Geoproximity)) ? 30
            : records.Sets.Any(set => set.Policies.Contains(DeclaredRecordSet.Failover)) ? 2
            : 100
        where records.Sets.Length > most
        select Found(
            records.Sets[^1].Resource,
            $"'{records.Name}' ({records.Type}) has {records.Sets.Length} sets; Route 53 takes {most} with this policy.",
            "Group them under aliases.");
}

internal sealed class TooManyRecords() : CheckRule(CheckId.TooManyRecords, Severity.Warning, "Zone or account above a Route 53 quota")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        (from zone in stack.Zones.All
         let count = stack.Zones.RecordSets.Count(set => set.ZoneId == zone.Resource.Id)
         where count > 10_000
         select Found(
             zone.Resource, $"Zone '{zone.Name}' has {count} record sets; the default quota is 10,000.",
             "Ask AWS to raise the quota first."))
        .Concat(
            from zone in stack.Zones.All
            where zone.Associations.Length > 300
            select Found(
                zone.Resource, $"Zone '{zone.Name}' is associated with {zone.Associations.Length} VPCs; the default quota is 300.",
                "Use a Route 53 Profile."))
        .Concat(
            from check in stack.Of(ResourceType.HealthCheck).Skip(200).Take(1)
            select Found(
                check, $"The stack has {stack.Of(ResourceType.HealthCheck).Length} health checks; the default quota of an account is 200.",
                "Ask AWS to raise the quota first."));
}
