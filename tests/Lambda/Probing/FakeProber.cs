using System.Threading.Channels;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.Tests.Lambda.Probing;

/// <summary>Finds what it is told, when it is told.</summary>
internal sealed class FakeProber(Func<Target, CancellationToken, Task<Finding>> find) : IProber
{
    private readonly Channel<string> _started = Channel.CreateUnbounded<string>();

    public static Finding Healthy { get; } = new(Reason.Ok, TimeSpan.FromMilliseconds(1));

    public Task<Finding> ProbeAsync(Target target, CancellationToken cancellation)
    {
        Assert.True(_started.Writer.TryWrite(target.Id));
        return find(target, cancellation);
    }

    /// <summary>The ids of the next probes to start, which are waited for.</summary>
    public async Task<string[]> StartedAsync(int count)
    {
        var started = new string[count];
        for (var index = 0; index < count; index++)
        {
            started[index] = await _started.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }

        return started;
    }

    /// <summary>Whether a probe started that <see cref="StartedAsync"/> has not returned.</summary>
    public bool HasStartedMore => _started.Reader.TryPeek(out _);
}
