namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>Takes one event after another and answers each, with a response or with an error.</summary>
internal sealed class RuntimeLoop(RuntimeApi api, Func<Invocation, CancellationToken, Task<ReadOnlyMemory<byte>>> handler)
{
    /// <summary>Runs until it is cancelled or the Runtime API fails. Lambda ends the process, it never asks it to end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await RunOnceAsync(cancellation);
        }
    }

    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        var invocation = await api.NextAsync(cancellation);
        ReadOnlyMemory<byte> response;
        try
        {
            response = await handler(invocation, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            await api.FailAsync(invocation, exception, cancellation);
            return;
        }

        await api.RespondAsync(invocation, response, cancellation);
    }
}
