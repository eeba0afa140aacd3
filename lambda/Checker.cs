using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Publishing;
using CrossCloudDns.HealthChecker.Runtime;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker;

/// <summary>Handles one event: asks every target, publishes what was found, and only then complains about what was not.</summary>
internal sealed class Checker(ProbeRun probes, IMetricSink sink, TimeProvider time)
{
    /// <summary>The part of the invocation's time that is kept for publishing, and its upper bound.</summary>
    private const double PublishingShare = 0.25;
    private static readonly TimeSpan MostForPublishing = TimeSpan.FromSeconds(5);

    /// <exception cref="CheckerException">
    /// The event cannot be used, metrics did not arrive, or some targets could not be checked. In the last case the others'
    /// metrics are published.
    /// </exception>
    public async Task<ReadOnlyMemory<byte>> HandleAsync(Invocation invocation, CancellationToken cancellation)
    {
        var request = EventReader.Read(invocation.Payload.Span);
        var timestamp = Minute(request.ScheduledTime ?? time.GetUtcNow());
        var verdicts = await ProbeAsync(request, invocation, cancellation);

        using var publishing = Limit(invocation.Deadline - time.GetUtcNow(), cancellation);
        await sink.PublishAsync(request.Namespace, Metrics.Of(request, verdicts, timestamp), publishing.Token);

        ThrowIfIncomplete(request, verdicts);
        return CheckSummary.Of(verdicts).ToJson();
    }

    private async Task<ImmutableArray<Verdict>> ProbeAsync(CheckRequest request, Invocation invocation, CancellationToken cancellation)
    {
        var left = invocation.Deadline - time.GetUtcNow();
        var reserve = TimeSpan.FromTicks(Math.Min(MostForPublishing.Ticks, (long)(left.Ticks * PublishingShare)));
        using var run = Limit(left - reserve, cancellation);
        return await probes.RunAsync(request.Targets, run.Token);
    }

    private CancellationTokenSource Limit(TimeSpan left, CancellationToken cancellation)
    {
        var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        cancellation.Register(limit.Cancel);
        return limit;
    }

    private static void ThrowIfIncomplete(CheckRequest request, ImmutableArray<Verdict> verdicts)
    {
        var complaints = request.Errors.AddRange(verdicts
            .Where(verdict => verdict.Health == Health.Unknown)
            .Select(verdict => $"'{verdict.Target.Id}' could not be checked: {verdict.Reason.Code()}, {verdict.Finding.Detail}."));
        if (!complaints.IsEmpty)
        {
            throw new CheckerException(Diagnostic.CheckerFault, string.Join('\n', complaints));
        }
    }

    private static DateTimeOffset Minute(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
