using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An output that is decided later by another one, for values that depend on each other in a circle.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private int _resolved;

    public DeferredOutput() => Output = new(_completion.Task);

    public Output<T> Output { get; }

    /// <exception cref="InvalidOperationException">It has been resolved before.</exception>
    public void Resolve(Output<T> output)
    {
        if (Interlocked.Exchange(ref _resolved, 1) == 1)
        {
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");
        }

        output.DataTask.ContinueWith(_completion.SetFromTask, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
