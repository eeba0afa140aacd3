namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>Takes one event after another and answers each, with a response or with an error.</summary>
internal sealed class RuntimeLoop(RuntimeApi api, Func<Invocation, CancellationToken, Task<ReadOnlyMemory<byte>>> handler)
{
    /// <summary>Runs until it is cancelled or the Runtime API fails. Lambda ends the process, it never asks it to end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var invocation = await api.NextAsync(cancellation);
            try
            {
                await api.RespondAsync(invocation, await handler(invocation, cancellation), cancellation);
            }
            catch (Exception exception) when (exception is not HttpRequestException && !cancellation.IsCancellationRequested)
            {
                await api.FailAsync(invocation, exception, cancellation);
            }
        }
    }
}
