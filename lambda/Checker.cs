using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Logging;
using CrossCloudDns.HealthChecker.Memory;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Publishing;
using CrossCloudDns.HealthChecker.Runtime;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker;

/// <summary>Handles one event: asks every target, publishes what was found, and only then complains about what was not.</summary>
internal sealed class Checker(ProbeRun probes, Func<Signal, IMetricSink> sinks, CheckMemory memories, CheckLog log, TimeProvider time)
{
    /// <exception cref="CheckerException">
    /// The event cannot be used, metrics did not arrive, or some targets could not be checked. In the last two cases the other
    /// metrics are published.
    /// </exception>
    public async Task<ReadOnlyMemory<byte>> HandleAsync(Invocation invocation, CancellationToken cancellation)
    {
        var request = EventReader.Read(invocation.Payload);
        var minute = Minute(request.ScheduledTime ?? time.GetUtcNow());
        var memory = memories.Of(request);
        var targets = Due(request, memory, minute);

        var started = time.GetTimestamp();
        var verdicts = await ProbeAsync(memory, targets, invocation.Deadline, cancellation);
        var probed = time.GetTimestamp();
        Remember(memory, verdicts);
        var outcome = await PublishAsync(request, verdicts, minute, invocation.Deadline, cancellation);
        Remember(memory, verdicts, outcome, minute);

        var report = new RunReport(
            invocation.RequestId,
            minute,
            verdicts,
            request.Targets.Length - targets.Length,
            outcome.Arrived.Length,
            time.GetElapsedTime(started, probed),
            time.GetElapsedTime(probed),
            Problems.Of(request, verdicts, outcome));
        log.Run(report);
        return report.Problems.IsEmpty ? report.ToSummary() : throw Problems.ToException(report.Problems);
    }

    /// <summary>
    /// The targets that have no verdict yet for the scheduled minute. Schedules deliver at least once, and a failed invocation
    /// may be repeated: the repetition completes the first, and never adds a second verdict to a minute.
    /// </summary>
    private static ImmutableArray<Target> Due(CheckRequest request, SeriesMemory memory, DateTimeOffset minute) =>
        request.ScheduledTime is null
        ? request.Targets
        : [.. request.Targets.Where(target => !memory.HasVerdictFor(target, minute))];

    private async Task<ImmutableArray<Verdict>> ProbeAsync(
        SeriesMemory memory, ImmutableArray<Target> targets, DateTimeOffset deadline, CancellationToken cancellation)
    {
        using var limit = new TimeLimit(TimeBudget.ForProbing(deadline - time.GetUtcNow()), time, cancellation);
        var verdicts = await probes.RunAsync(targets, memory.WasSilent, limit.Token);
        return Excuses.Apply(verdicts);
    }

    private void Remember(SeriesMemory memory, ImmutableArray<Verdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            var before = memory.LastReason(verdict.Target);
            if (before is null ? verdict.Reason != Reason.Ok : verdict.Reason != before)
            {
                log.Changed(verdict, before);
            }

            memory.Remember(verdict);
        }
    }

    private async Task<PublishOutcome> PublishAsync(
        CheckRequest request,
        ImmutableArray<Verdict> verdicts,
        DateTimeOffset minute,
        DateTimeOffset deadline,
        CancellationToken cancellation)
    {
        using var limit = new TimeLimit(TimeBudget.ForPublishing(deadline - time.GetUtcNow()), time, cancellation);
        var metrics = Metrics.Of(request, verdicts, minute);
        return await sinks(request.Signal).PublishAsync(request.Namespace, metrics, limit.Token);
    }

    private static void Remember(
        SeriesMemory memory, ImmutableArray<Verdict> verdicts, PublishOutcome outcome, DateTimeOffset minute)
    {
        var arrived = outcome.Arrived
            .Where(metric => metric.Name == Metrics.Healthy)
            .Select(Metrics.TargetOf)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var verdict in verdicts.Where(verdict => arrived.Contains(verdict.Target.Id)))
        {
            memory.RememberPublished(verdict.Target, minute);
        }
    }

    private static DateTimeOffset Minute(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
