using System.Collections.Immutable;
using System.Text;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Logging;

/// <summary>What is said of one run.</summary>
internal sealed class RunReport(
    string requestId,
    DateTimeOffset minute,
    ImmutableArray<Verdict> verdicts,
    int repeated,
    int published,
    TimeSpan probing,
    TimeSpan publishing,
    ImmutableArray<string> problems)
{
    public string RequestId { get; } = requestId;

    /// <summary>The minute that the verdicts are for.</summary>
    public DateTimeOffset Minute { get; } = minute;

    public ImmutableArray<Verdict> Verdicts { get; } = verdicts;

    /// <summary>Targets that were passed over, because they had a verdict for this minute.</summary>
    public int Repeated { get; } = repeated;

    /// <summary>Metrics that arrived.</summary>
    public int Published { get; } = published;

    public TimeSpan Probing { get; } = probing;
    public TimeSpan Publishing { get; } = publishing;

    /// <summary>Why the invocation ends as an error; empty where it does not.</summary>
    public ImmutableArray<string> Problems { get; } = problems;

    /// <summary>What the function answers to whoever invoked it, JSON.</summary>
    public byte[] ToSummary() => Encoding.UTF8.GetBytes(
        $$"""{"healthy":{{Count(Health.Healthy)}},"down":{{Count(Health.Down)}},"repeated":{{Repeated}}}""");

    public int Count(Health health) => Verdicts.Count(verdict => verdict.Health == health);
}
