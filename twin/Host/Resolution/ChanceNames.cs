using System.Collections.Frozen;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>The names whose answers depend on chance: weighted and multivalue records, and what leads to them by alias or CNAME.</summary>
/// <remarks>Their answers may not be kept. All else depends on nothing but the state.</remarks>
internal sealed class ChanceNames
{
    private readonly FrozenSet<DomainName> _names;

    public ChanceNames(StackModel model)
    {
        var sets = model.HostedZones.SelectMany(zone => zone.RecordSets).ToList();
        var names = sets.Where(set => set.Policy is RoutingPolicy.Weighted or RoutingPolicy.Multivalue).Select(set => set.Name).ToHashSet();
        while (names.Count > 0 && More().ToList() is { Count: > 0 } more)
        {
            names.UnionWith(more.Select(set => set.Name));
        }

        _names = names.ToFrozenSet();

        IEnumerable<RecordSet> More() =>
            sets.Where(set => !names.Contains(set.Name) && Targets(set).Any(target => Leads(names, target)));
    }

    /// <summary>Whether chance may have a part in the answers for <paramref name="name"/>; a wildcard above it counts.</summary>
    public bool Contains(DomainName name) => _names.Count > 0 && Leads(_names, name);

    private static bool Leads(IReadOnlySet<DomainName> names, DomainName name)
    {
        if (names.Contains(name))
        {
            return true;
        }

        for (var above = name.Parent; above is not null; above = above.Parent)
        {
            if (above.Prepend("*") is { } wildcard && names.Contains(wildcard))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<DomainName> Targets(RecordSet set) => set.Content switch
    {
        RecordContent.Alias alias => [alias.Target],
        RecordContent.Values values => values.Data.OfType<RecordData.Cname>().Select(cname => cname.Target),
        _ => [],
    };
}
