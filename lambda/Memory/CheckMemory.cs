using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Memory;

/// <summary>
/// What one run leaves to the next, as long as Lambda keeps the process. Every use of it holds without it too: a new process
/// logs more, starts silent targets later, and cannot tell a repeated event from a new one.
/// </summary>
internal sealed class CheckMemory
{
    private readonly Dictionary<string, Reason> _reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _published = new(StringComparer.Ordinal);

    public Reason? LastReason(CheckRequest request, Target target) =>
        _reasons.TryGetValue(Series(request, target), out var reason) ? reason : null;

    public bool WasSilent(CheckRequest request, Target target) => LastReason(request, target) == Reason.Timeout;

    /// <summary>Whether a verdict was published for this minute or a later one: a second one would contradict or repeat it.</summary>
    public bool HasVerdictFor(CheckRequest request, Target target, DateTimeOffset minute) =>
        _published.TryGetValue(Series(request, target), out var last) && last >= minute;

    public void Remember(CheckRequest request, Verdict verdict) => _reasons[Series(request, verdict.Target)] = verdict.Reason;

    /// <summary>Notes that the verdict reached CloudWatch.</summary>
    public void RememberPublished(CheckRequest request, Target target, DateTimeOffset minute) =>
        _published[Series(request, target)] = minute;

    /// <summary>Names a target among all that this process ever checked, as its metrics do.</summary>
    private static string Series(CheckRequest request, Target target) =>
        string.Join('\n', [request.Namespace, .. request.Dimensions.Select(pair => $"{pair.Key}={pair.Value}"), target.Id]);
}
