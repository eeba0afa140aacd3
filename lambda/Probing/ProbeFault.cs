using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Ends an attempt with a reason that is found deep within the exchange.</summary>
internal sealed class ProbeFault(Reason reason, string detail) : Exception(detail)
{
    public Reason Reason { get; } = reason;
}
