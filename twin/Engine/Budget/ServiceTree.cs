using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>A name that clients ask for, with the record sets at the ends of its alias tree.</summary>
/// <remarks>Names that only aliases point to are parts of a service, not services.</remarks>
public sealed record ServiceTree
{
    private const int MaxDepth = 16;

    public required HostedZone Zone { get; init; }

    public required DomainName Name { get; init; }

    public required RecordType Type { get; init; }

    /// <summary>The record sets at the name itself.</summary>
    public required ImmutableArray<RecordSet> Sets { get; init; }

    /// <summary>The record sets with values that the aliases lead to.</summary>
    public required ImmutableArray<RecordSet> Leaves { get; init; }

    /// <summary>Whether weights or multiple values decide anywhere in the tree: then answers change without any reason.</summary>
    public required bool DependsOnChance { get; init; }

    /// <summary>Whether there is anything to choose from, or any health to look at.</summary>
    public bool CanFailOver => Leaves.Length > 1 || Leaves.Any(leaf => leaf.HealthCheckId is not null);

    /// <summary>The services of all private zones, by name and type.</summary>
    public static ImmutableArray<ServiceTree> Of(StackModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. from zone in model.HostedZones
               where zone.IsPrivate
               let inner = zone.RecordSets.Select(set => set.Content)
                   .OfType<RecordContent.Alias>()
                   .Select(alias => alias.Target)
                   .ToHashSet()
               from set in zone.RecordSets
               where !inner.Contains(set.Name)
               group set by (zone.Id, set.Name, set.Type) into service
               orderby service.Key.Name, service.Key.Type
               let owner = model.HostedZones.First(zone => zone.Id == service.Key.Id)
               let tree = TreeOf(owner, service, depth: 0).ToList()
               select new ServiceTree
               {
                   Zone = owner,
                   Name = service.Key.Name,
                   Type = service.Key.Type,
                   Sets = [.. service],
                   Leaves = [.. tree.Where(set => set.Content is not RecordContent.Alias)],
                   DependsOnChance = tree.Any(set => set.Policy is RoutingPolicy.Weighted or RoutingPolicy.Multivalue),
               },
        ];
    }

    private static IEnumerable<RecordSet> TreeOf(HostedZone zone, IEnumerable<RecordSet> sets, int depth) => sets.SelectMany(set =>
        set.Content is RecordContent.Alias alias && depth < MaxDepth
            ? TreeOf(zone, zone.RecordSets.Where(target => target.Name.Equals(alias.Target) && target.Type == set.Type), depth + 1)
                .Prepend(set)
            : [set]);
}
