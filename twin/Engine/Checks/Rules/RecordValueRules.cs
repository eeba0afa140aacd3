using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class RecordWithoutTtl() : CheckRule(CheckId.RecordWithoutTtl, Severity.Error, "Record without a valid TTL")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set.Alias is null && !set.Resource.Read && set.Ttl is null or < 0 or > int.MaxValue
        select Found(
            set.Resource,
            set.Ttl is null
                ? $"Record {set.Label} has no TTL. The provider takes it, Route 53 does not."
                : $"Record {set.Label} has TTL {set.Ttl}. Route 53 accepts 0 to {int.MaxValue}.",
            "Set 'ttl', 30 to 60 where the answer fails over.");
}

internal sealed class RecordTtlOutlivesFailover()
    : CheckRule(CheckId.RecordTtlOutlivesFailover, Severity.Warning, "TTL above 60 s on a record that fails over")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set is { HealthCheckId: not null, Ttl: > 60 }
        select Found(
            set.Resource,
            $"Record {set.Label} has a health check and TTL {set.Ttl} s: resolvers keep the failed address that long.",
            "Lower 'ttl' to 60 or less.");
}

internal sealed class RecordTtlsDiffer()
    : CheckRule(CheckId.RecordTtlsDiffer, Severity.Warning, "Record sets of one name with different TTLs")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from records in stack.Zones.Groups
        let ttls = records.Sets.Where(set => set.Alias is null && set.Ttl is not null).Select(set => set.Ttl!.Value)
            .Distinct().Order().ToList()
        where ttls.Count > 1
        select Found(
            records.Sets[^1].Resource,
            $"The sets of '{records.Name}' ({records.Type}) have TTLs {string.Join(", ", ttls)}; which one a resolver gets is chance.",
            "Give all sets of a name and type one TTL.");
}

internal sealed class RecordValueInvalid()
    : CheckRule(CheckId.RecordValueInvalid, Severity.Error, "Record value that its type does not allow")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        from value in set.Values
        let wrong = set.Type switch
        {
            "A" when Ipv4.Address(value) is null => "is no IPv4 address",
            "AAAA" when !IPAddress.TryParse(value, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6 => "is "
                + "no IPv6 address",
            "CNAME" when IPAddress.TryParse(value, out _) => "is an address, not a name",
            "CNAME" or "PTR" or "NS" when !DnsName.IsWellFormed(DnsName.Plain(value)) => "is no domain name",
            _ => null,
        }
        where wrong is not null
        select Found(
            set.Resource,
            $"Record {set.Label} has the value '{value}', which {wrong}. The provider takes it, Route 53 does not.",
            "Correct the value.");
}

internal sealed class RecordValueTwice() : CheckRule(CheckId.RecordValueTwice, Severity.Error, "Record value twice")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        from value in set.Values.GroupBy(value => value, StringComparer.Ordinal)
        where value.Count() > 1
        select Found(
            set.Resource,
            $"Record {set.Label} lists '{value.Key}' {value.Count()} times; Route 53 refuses duplicates.",
            "List each value once.");
}

internal sealed class RecordHasTooManyValues()
    : CheckRule(CheckId.RecordHasTooManyValues, Severity.Error, "Record with more values than its type or policy allows")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        let most = set.Type == "CNAME" ? 1
            : set.Policies.Contains(DeclaredRecordSet.Weighted) || set.Policies.Contains(DeclaredRecordSet.Latency)
                || set.Policies.Contains(DeclaredRecordSet.Multivalue) ? 1
            : 400
        where set.Values.Length > most
        select Found(
            set.Resource,
            $"Record {set.Label} has {set.Values.Length} values; at most {most} {(most == 1 ? "is" : "are")} allowed.",
            most == 1 ? "Declare one record set for each value." : "Split the record.");
}

internal sealed class CnameAtApex() : CheckRule(CheckId.CnameAtApex, Severity.Error, "CNAME beside other records")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        where set.Type == "CNAME"
        let apex = set.Zone?.Name == set.Name
        let other = stack.Zones.RecordSets
            .FirstOrDefault(beside => beside.ZoneId == set.ZoneId && beside.Name == set.Name && beside.Type != "CNAME")
        where apex || other is not null
        select Found(
            set.Resource,
            apex
                ? $"'{set.Name}' is the zone's apex, which has SOA and NS records and can have no CNAME."
                : $"'{set.Name}' has a CNAME and a record of type {other!.Type}; a name with a CNAME has nothing else.",
            apex ? "Use an alias record." : "Remove one of them.");
}

internal sealed class RecordAddressOnNoNetwork()
    : CheckRule(CheckId.RecordAddressOnNoNetwork, Severity.Error, "Health-checked address that a cloud keeps for itself")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var subnets = stack.Aws.Subnets.Where(subnet => subnet.Cidr is not null)
            .Select(subnet => (subnet.Resource.Name, Range: subnet.Cidr!.Value))
            .Concat(stack.Azure.Subnets.Where(subnet => subnet.Prefix is not null)
                .Select(subnet => (subnet.Name, Range: subnet.Prefix!.Value)))
            .ToList();
        return
            from set in stack.Zones.RecordSets
            where set.Type == "A"
            from value in set.Values
            let address = Ipv4.Address(value)
            where address is not null
            from subnet in subnets
            where subnet.Range.Reserves(address)
            select Found(
                set.Resource,
                $"Record {set.Label} answers {value}, an address that the cloud reserves in subnet '{subnet.Name}' ({subnet.Range}): "
                    + "nothing can serve there.",
                "Use the address of an instance.");
    }
}
