using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>Takes metrics to where alarms see them.</summary>
internal interface IMetricSink
{
    /// <exception cref="CheckerException">Some or all metrics did not arrive; the message says how many.</exception>
    Task PublishAsync(string metricNamespace, ImmutableArray<Metric> metrics, CancellationToken cancellation);
}
