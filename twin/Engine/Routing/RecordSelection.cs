using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Chooses among record sets of one name and type: the best by policy that is healthy; if none is, as if all were.</summary>
/// <remarks>
/// An alias is followed into its target, where the same holds again: a branch with no healthy record is left only by health evaluation.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html"/>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html"/>
internal static class RecordSelection
{
    private const int MaxAliasDepth = 16;

    /// <returns>Records under <paramref name="owner"/>; none when the policy admits no set.</returns>
    public static (ImmutableArray<ResourceRecord> Records, Trail Trail) Select(
        ImmutableArray<RecordSet> sets,
        DomainName owner,
        ZoneIndex zone,
        ulong seed,
        QueryOrigin origin,
        EngineState state,
        DateTimeOffset now,
        int depth = 0)
    {
        if (sets.IsEmpty || depth > MaxAliasDepth)
            return ([], Trail.Empty);
        var ranked = PolicyRanking.Rank(sets, origin, seed, state.Assumptions);
        var size = PolicyRanking.AnswerSize(sets);
        var entries = ImmutableArray.CreateBuilder<TrailEntry>();
        var chosen = ImmutableArray.CreateBuilder<RecordSet>();
        foreach (var (set, rank) in ranked)
        {
            var (healthy, why) = RecordHealth.Of(set, state, now);
            var taken = healthy && chosen.Count < size;
            entries.Add(new TrailEntry(
                TrailStage.RecordSelection,
                taken ? TrailVerdict.Chosen : TrailVerdict.Dropped,
                set.Label,
                healthy && !taken ? $"{rank}; {why}; another is preferred" : $"{rank}; {why}"));
            if (taken)
                chosen.Add(set);
        }

        if (chosen.Count == 0)
        {
            foreach (var (set, _) in ranked.Take(size))
            {
                chosen.Add(set);
                entries.Add(
                    new TrailEntry(TrailStage.RecordSelection, TrailVerdict.Chosen, set.Label, "none is healthy, so all count as healthy"));
            }
        }

        var records = ImmutableArray.CreateBuilder<ResourceRecord>();
        var trail = new Trail(entries.ToImmutable());
        foreach (var set in chosen)
        {
            if (set.Content is RecordContent.Values values)
            {
                records.AddRange(values.Data.Select(data => new ResourceRecord(owner, values.Ttl, data)));
                continue;
            }

            var alias = (RecordContent.Alias)set.Content;
            var target = state.Index.Zones.GetValueOrDefault(alias.ZoneId, zone);
            var (found, inner) = Select(target.Sets(alias.Target, set.Type), owner, target, seed, origin, state, now, depth + 1);
            records.AddRange(found);
            trail = trail.With(TrailStage.RecordSelection, TrailVerdict.Noted, set.Label, $"alias of {alias.Target}").Then(inner);
        }

        return (records.ToImmutable(), trail);
    }
}
