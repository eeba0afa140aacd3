using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Asks one target once.</summary>
internal interface IProber
{
    /// <param name="cancellation">Cancelled when the attempt's time is over; the finding is <see cref="Reason.Timeout"/> then.</param>
    Task<Finding> ProbeAsync(Target target, CancellationToken cancellation);
}
