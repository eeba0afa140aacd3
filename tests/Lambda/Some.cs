using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.Tests.Lambda;

/// <summary>Targets and verdicts that are complete apart from what a test is about.</summary>
internal static class Some
{
    public static Target Target(string id, string? dependsOn = null, int attempts = 1, int timeoutMs = 2000) => new()
    {
        Id = id,
        Address = "192.0.2.1",
        Port = 80,
        Check = new Check.Tcp(),
        DependsOn = dependsOn,
        Attempts = attempts,
        Timeout = TimeSpan.FromMilliseconds(timeoutMs),
    };

    public static Verdict Verdict(string id, Reason reason, string? dependsOn = null) =>
        new(Target(id, dependsOn), new Finding(reason, TimeSpan.FromMilliseconds(20), "detail"), 1);
}
