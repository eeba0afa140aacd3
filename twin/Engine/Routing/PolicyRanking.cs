using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Puts the record sets of one name and type in the order in which their policy prefers them, health left aside.</summary>
/// <remarks>The first healthy one of that order is what Route 53 answers with; for multivalue the first eight.</remarks>
internal static class PolicyRanking
{
    /// <summary>How many values a multivalue answer has at most.</summary>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-multivalue.html"/>
    private const int MultivalueAnswers = 8;

    /// <summary>How many record sets an answer is made of.</summary>
    public static int AnswerSize(ImmutableArray<RecordSet> sets) => sets[0].Policy is RoutingPolicy.Multivalue ? MultivalueAnswers : 1;

    /// <summary>All sets that the policy admits, best first, each with what put it there.</summary>
    public static ImmutableArray<RankedSet> Rank(ImmutableArray<RecordSet> sets, QueryOrigin origin, ulong seed, Assumptions assumptions)
    {
        // Sets of one name and type share their policy; Route 53 refuses a mixture.
        var chance = new SeededChance(seed);
        return sets[0].Policy switch
        {
            RoutingPolicy.Simple => [.. sets.Select(set => new RankedSet(set, "simple"))],
            RoutingPolicy.Failover => ByRole(sets),
            RoutingPolicy.Geoproximity => ByBiasedDistance(sets, origin, assumptions),
            RoutingPolicy.Weighted => ByWeight(sets, ref chance),
            RoutingPolicy.Latency => ByRegion(sets, origin),
            RoutingPolicy.Geolocation => ByPlace(sets, origin),
            RoutingPolicy.Multivalue => Shuffled(sets, ref chance),
            _ => throw new UnreachableException(),
        };
    }

    private static ImmutableArray<RankedSet> ByRole(ImmutableArray<RecordSet> sets) =>
    [
        .. from set in sets
           let role = ((RoutingPolicy.Failover)set.Policy).Role
           orderby role
           select new RankedSet(set, role == FailoverRole.Primary ? "primary" : "secondary"),
    ];

    private static ImmutableArray<RankedSet> ByBiasedDistance(ImmutableArray<RecordSet> sets, QueryOrigin origin, Assumptions assumptions)
    {
        return
        [
            .. from set in sets
               let policy = (RoutingPolicy.Geoproximity)set.Policy
               let actual = GreatCircle.Kilometres(origin.Coordinates, GreatCircle.PointOf(policy.Location))
               let biased = GreatCircle.Biased(actual, policy.Bias, assumptions.BiasFormula)
               orderby biased, set.SetIdentifier
               select new RankedSet(set, Describe(policy, actual, biased)),
        ];

        string Describe(RoutingPolicy.Geoproximity policy, double actual, double biased) => double.IsPositiveInfinity(actual)
            ? $"{policy.Location} is nowhere that the twin knows"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{actual:F0} km from {origin.Region}{(policy.Bias == 0 ? "" : $", {biased:F0} km with bias {policy.Bias}")}");
    }

    // Documented as the distance between Regions, not as a measured latency.
    private static ImmutableArray<RankedSet> ByRegion(ImmutableArray<RecordSet> sets, QueryOrigin origin) =>
    [
        .. from set in sets
           let region = ((RoutingPolicy.Latency)set.Policy).Region
           let distance = region == origin.Region
               ? 0
               : GreatCircle.Kilometres(origin.Coordinates, GreatCircle.PointOf(new GeoLocation.AwsRegion(region)))
           orderby distance, set.SetIdentifier
           select new RankedSet(set, string.Create(CultureInfo.InvariantCulture, $"{region} is {distance:F0} km from {origin.Region}")),
    ];

    // Drawing without putting back: the first healthy one of the order has its share among the healthy. Weight 0 comes last.
    private static ImmutableArray<RankedSet> ByWeight(ImmutableArray<RecordSet> sets, ref SeededChance chance)
    {
        var ranked = ImmutableArray.CreateBuilder<RankedSet>(sets.Length);
        var left = sets.ToList();
        while (left.Count > 0)
        {
            // Where only zeros are left, each has the same share.
            var onlyZeros = left.All(set => Weight(set) == 0);
            var point = chance.Next() * left.Sum(Share);
            var at = 0;
            for (; at < left.Count - 1 && point >= Share(left[at]); at++)
                point -= Share(left[at]);
            ranked.Add(new RankedSet(left[at], string.Create(CultureInfo.InvariantCulture, $"weight {Weight(left[at])}")));
            left.RemoveAt(at);

            int Share(RecordSet set) => onlyZeros ? 1 : Weight(set);
        }

        return ranked.MoveToImmutable();

        static int Weight(RecordSet set) => ((RoutingPolicy.Weighted)set.Policy).Weight;
    }

    // The smallest place that holds the origin, then the larger ones, then the default. No match at all is no answer.
    private static ImmutableArray<RankedSet> ByPlace(ImmutableArray<RecordSet> sets, QueryOrigin origin)
    {
        var place = RegionPlace.Of(origin.Region);
        return
        [
            .. from set in sets
               let policy = (RoutingPolicy.Geolocation)set.Policy
               let size = policy switch
               {
                   { Subdivision: { } subdivision } => policy.Country == place?.Country && subdivision == place?.Subdivision ? 0 : -1,
                   { Country: "*" } => 3,
                   { Country: { } country } => country == place?.Country ? 1 : -1,
                   _ => policy.Continent == place?.Continent ? 2 : -1,
               }
               where size >= 0
               orderby size, set.SetIdentifier
               select new RankedSet(
                   set, size == 3 ? "the default" : $"{policy.Subdivision ?? policy.Country ?? policy.Continent} holds {origin.Region}"),
        ];
    }

    private static ImmutableArray<RankedSet> Shuffled(ImmutableArray<RecordSet> sets, ref SeededChance chance)
    {
        var order = sets.ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = chance.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return [.. order.Select(set => new RankedSet(set, "multivalue"))];
    }
}

/// <summary>A record set in its place in the order, and what put it there.</summary>
internal readonly record struct RankedSet(RecordSet Set, string Why);
