using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks one target once.</summary>
internal interface IProber
{
    /// <exception cref="OperationCanceledException">The token was cancelled: the attempt's time or the run's time is over.</exception>
    Task<Finding> ProbeAsync(Target target, CancellationToken cancellation);
}
