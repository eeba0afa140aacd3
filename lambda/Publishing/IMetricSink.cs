using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>Takes metrics to where alarms see them.</summary>
internal interface IMetricSink
{
    /// <param name="cancellation">Cancelled when the time for publishing is over.</param>
    Task<PublishOutcome> PublishAsync(string metricNamespace, ImmutableArray<Metric> metrics, CancellationToken cancellation);
}
