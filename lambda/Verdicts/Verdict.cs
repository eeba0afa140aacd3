using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.HealthChecker.Verdicts;

/// <summary>The answer about one target, after all its attempts.</summary>
internal sealed class Verdict(Target target, Finding finding, int attempts)
{
    public Target Target { get; } = target;

    /// <summary>What the last attempt found.</summary>
    public Finding Finding { get; } = finding;

    /// <summary>How many attempts it took.</summary>
    public int Attempts { get; } = attempts;

    public Reason Reason => Finding.Reason;

    public Health Health => Reason switch
    {
        Reason.Ok or Reason.Dependency => Health.Healthy,
        _ when Reason.IsCheckerFault() => Health.Unknown,
        _ => Health.Down,
    };
}
