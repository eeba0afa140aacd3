using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.HealthChecker.Verdicts;

/// <summary>The answer about one target, after all its attempts.</summary>
/// <param name="Finding">What the last attempt found.</param>
/// <param name="Attempts">How many attempts it took.</param>
internal sealed record Verdict(Target Target, Finding Finding, int Attempts)
{
    public Reason Reason => Finding.Reason;

    public Health Health => Reason switch
    {
        Reason.Ok or Reason.Dependency => Health.Healthy,
        _ when Reason.IsCheckerFault() => Health.Unknown,
        _ => Health.Down,
    };
}
