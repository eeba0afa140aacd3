using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Memory;

/// <summary>What is remembered of the targets whose metrics have the same namespace and dimensions, by the target's id.</summary>
internal sealed class SeriesMemory
{
    private readonly Dictionary<string, Reason> _reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _published = new(StringComparer.Ordinal);

    public Reason? LastReason(Target target) => _reasons.TryGetValue(target.Id, out var reason) ? reason : null;

    public bool WasSilent(Target target) => LastReason(target) == Reason.Timeout;

    /// <summary>Whether a verdict was published for this minute or a later one: a second one would contradict or repeat it.</summary>
    public bool HasVerdictFor(Target target, DateTimeOffset minute) => _published.TryGetValue(target.Id, out var last) && last >= minute;

    public void Remember(Verdict verdict) => _reasons[verdict.Target.Id] = verdict.Reason;

    /// <summary>Notes that the verdict reached CloudWatch.</summary>
    public void RememberPublished(Target target, DateTimeOffset minute) => _published[target.Id] = minute;
}
