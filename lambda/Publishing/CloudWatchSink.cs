using System.Collections.Immutable;
using CrossCloudDns.HealthChecker.Runtime;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>Publishes with PutMetricData, whose answer proves that the signal arrived.</summary>
internal sealed class CloudWatchSink(CloudWatchClient client, RetryPause pause, TimeProvider time) : IMetricSink
{
    /// <summary>What one request may take before another is worth more than waiting: one of the endpoint's addresses may be dead.</summary>
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(3);

    /// <summary>Sends every batch, also after one that failed: the others may arrive.</summary>
    public async Task<PublishOutcome> PublishAsync(
        string metricNamespace, ImmutableArray<Metric> metrics, CancellationToken cancellation)
    {
        var arrived = ImmutableArray.CreateBuilder<Metric>(metrics.Length);
        CheckerException? failure = null;
        foreach (var batch in MetricBatch.Split(metricNamespace, metrics))
        {
            if (await DeliverAsync(batch, cancellation) is { } problem)
            {
                failure ??= problem;
            }
            else
            {
                arrived.AddRange(batch.Metrics);
            }
        }

        if (failure is null)
        {
            return new PublishOutcome(metrics, failure: null);
        }

        var lost = $"{metrics.Length - arrived.Count} of {metrics.Length} metrics of namespace '{metricNamespace}' did not arrive";
        return new PublishOutcome(arrived.ToImmutable(), new CheckerException(failure.Diagnostic, $"{lost}: {failure.Problem}"));
    }

    private async Task<CheckerException?> DeliverAsync(MetricBatch batch, CancellationToken cancellation)
    {
        var last = "there was no time left";
        for (var failures = 1; !cancellation.IsCancellationRequested; failures++)
        {
            using var limit = new TimeLimit(RequestLimit, time, cancellation);
            try
            {
                var answer = await client.SendAsync(batch.Body, limit.Token);
                if (answer.IsSuccess)
                {
                    return null;
                }

                last = $"{(int)answer.Status} {answer.Code}: {answer.Message}";
                if (!answer.IsWorthRetrying)
                {
                    return Refused(last);
                }
            }
            catch (HttpRequestException exception)
            {
                last = exception.Message;
            }
            catch (OperationCanceledException)
            {
                last = $"no answer within {RequestLimit.TotalSeconds} s";
            }

            await Task.Delay(pause.After(failures), time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return TimedOut(last);
    }

    private CheckerException Refused(string answer) => new(
        Diagnostic.PublishRefused,
        $"CloudWatch at '{client.Endpoint}' answered {answer}. The function's role must be allowed to put metrics in that namespace. "
        + "Correct the role or the endpoint.");

    private CheckerException TimedOut(string last) => new(
        Diagnostic.PublishTimedOut,
        $"CloudWatch at '{client.Endpoint}' did not take them in the invocation's time; the last answer: {last}. "
        + "Look at the 'monitoring' interface endpoint and its security group, or raise the function's timeout.");
}
