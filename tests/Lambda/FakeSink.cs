using System.Collections.Immutable;
using CrossCloudDns.HealthChecker;
using CrossCloudDns.HealthChecker.Publishing;

namespace CrossCloudDns.Tests.Lambda;

/// <summary>Takes the metrics that it is told to take.</summary>
internal sealed class FakeSink : IMetricSink
{
    public List<Metric> Arrived { get; } = [];

    public Func<Metric, bool> Takes { get; set; } = _ => true;

    /// <summary>What arrived since the last call, each as name, target and value.</summary>
    public string[] Take()
    {
        var taken = Arrived.Select(metric => $"{metric.Name} {metric.Dimensions[^1].Value} {metric.Value}").ToArray();
        Arrived.Clear();
        return taken;
    }

    public Task<PublishOutcome> PublishAsync(string metricNamespace, ImmutableArray<Metric> metrics, CancellationToken cancellation)
    {
        var arrived = metrics.Where(Takes).ToImmutableArray();
        Arrived.AddRange(arrived);
        return Task.FromResult(new PublishOutcome(
            arrived, arrived.Length == metrics.Length ? null : new CheckerException(Diagnostic.PublishRefused, "some did not arrive")));
    }
}
