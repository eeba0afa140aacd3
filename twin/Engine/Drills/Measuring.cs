using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Makes numbers and lanes out of a run's questions.</summary>
internal static class Measuring
{
    /// <summary>Runs a plan and measures it around a fault.</summary>
    /// <param name="leftOut">
    /// Clients that the numbers leave out, because the fault cuts them off from every resolver; the picture shows them.
    /// </param>
    public static async Task<DrillRun> RunAsync(
        IDrillStage stage, string label, DrillPlan plan, TimeSpan onset, TimeSpan end, CancellationToken cancellationToken,
        IReadOnlySet<string>? leftOut = null)
    {
        var run = await stage.PlayAsync(plan, cancellationToken);
        var counted = leftOut is { Count: > 0 } ? run.Samples.RemoveAll(sample => leftOut.Contains(sample.Client.Name)) : run.Samples;
        return new DrillRun(label, Measure(plan, counted, onset, end, stage.Slack), run.Timeline, Lanes(plan, run.Samples), plan.Duration);
    }

    public static DrillMeasurement Measure(
        DrillPlan plan, ImmutableArray<QuerySample> samples, TimeSpan onset, TimeSpan end, TimeSpan slack)
    {
        var present = samples.Where(sample => !sample.ClientGone).ToList();
        var budgets = FailoverBudget.Of(plan.Model, plan.Assumptions);
        return new DrillMeasurement
        {
            Onset = onset,
            End = end,
            Asked = present.Count,
            Sent = present.Count(sample => !sample.FromCache),
            Answered = present.Count(sample => sample.Outcome == SampleOutcome.Answered),
            Negative = present.Count(sample => sample.Outcome == SampleOutcome.Negative),
            Lost = present.Count(sample => sample.Outcome == SampleOutcome.Lost),
            Misdirected = present.Count(sample => sample.Outcome == SampleOutcome.Answered && sample.Bad),
            LongestWait = present.Select(sample => sample.Waited).DefaultIfEmpty().Max(),
            Services =
            [
                .. from sample in present
                   group sample by sample.Service into service
                   orderby service.Key
                   let budget = budgets.FirstOrDefault(budget => budget.Service.ToString() == service.Key)
                   select Timing(plan, [.. service], onset, end, budget) with { Slack = slack },
            ],
            AnsweredBy =
            [
                .. from sample in present
                   where sample.AnsweredBy is not null
                   group sample by sample.AnsweredBy into answerer
                   select new AnswerShare(
                       answerer.Key,
                       ZoneOf(plan.Model, answerer.Key),
                       answerer.Count(sample => sample.At < onset),
                       answerer.Count(sample => sample.At >= onset && sample.At < end),
                       answerer.Count(sample => sample.At >= end)) into share
                   orderby share.AvailabilityZone, share.Address.ToString()
                   select share,
            ],
        };
    }

    private static ServiceTiming Timing(
        DrillPlan plan, ImmutableArray<QuerySample> samples, TimeSpan onset, TimeSpan end, FailoverBudget? budget)
    {
        var chancy = ServiceTree.Of(plan.Model)
            .Where(service => service.DependsOnChance)
            .Select(service => service.Name.ToString())
            .ToHashSet(StringComparer.Ordinal);
        var bad = samples.Where(sample => sample.Bad && sample.At >= onset && sample.At < end).ToList();
        var before = samples.Where(sample => sample.At < onset && sample.Address is not null)
            .GroupBy(sample => sample.Client).ToDictionary(client => client.Key, client => client.Last().Address);
        var away = samples.Where(sample =>
            sample.At >= end
                && (
                    sample.Bad
                        || (
                            !chancy.Contains(sample.Service)
                                && before.TryGetValue(sample.Client, out var home)
                                && !home!.Equals(sample.Address))))
            .ToList();
        var last = samples.Max(sample => sample.At);
        var recovered = away.Count == 0 || away.Max(sample => sample.At) < last;
        return new ServiceTiming(
            samples[0].Service,
            bad.Count == 0 ? null : bad.Max(sample => sample.At) + plan.QueryInterval - onset,
            away.Count == 0 || !recovered ? null : away.Max(sample => sample.At) + plan.QueryInterval - end,
            recovered,
            budget?.FailOverTotal ?? BudgetRange.Zero,
            budget?.RecoverTotal ?? BudgetRange.Zero)
        {
            SilenceBudget = budget?.SilenceTotal ?? BudgetRange.Zero,
        };
    }

    private static string? ZoneOf(StackModel model, IPAddress address) =>
        model.ResolverEndpoints.SelectMany(endpoint => endpoint.Addresses)
            .FirstOrDefault(own => own.Address.Equals(address))?.AvailabilityZone;

    private static ImmutableArray<Lane> Lanes(DrillPlan plan, ImmutableArray<QuerySample> samples)
    {
        var instances = plan.Model.Instances.GroupBy(instance => instance.Address)
            .ToDictionary(group => group.Key, group => group.First().Id);
        return
        [
            .. from sample in samples
               group sample by (sample.Client.Name, sample.Service) into lane
               select new Lane(lane.Key.Name, lane.Key.Service, Segments(lane)),
        ];

        ImmutableArray<LaneSegment> Segments(IEnumerable<QuerySample> lane)
        {
            var segments = ImmutableArray.CreateBuilder<LaneSegment>();
            foreach (var sample in lane)
            {
                var state = sample.ClientGone ? LaneState.ClientGone
                    : sample.Address is null ? LaneState.NoAnswer
                    : sample.Served ? LaneState.Served
                    : LaneState.NotServed;
                var instance = sample.Address is { } address ? instances.GetValueOrDefault(address, address.ToString()) : null;
                var next = new LaneSegment(sample.At, sample.At + plan.QueryInterval, instance, state);
                if (segments.Count > 0 && segments[^1] is var current && current.State == state && current.Instance == instance)
                    segments[^1] = current with { To = next.To };
                else
                    segments.Add(next);
            }

            return segments.ToImmutable();
        }
    }
}
