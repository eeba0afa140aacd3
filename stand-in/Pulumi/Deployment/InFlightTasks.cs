using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Everything that a run still waits for.</summary>
internal sealed class InFlightTasks
{
    private readonly Lock _lock = new();
    private readonly HashSet<Exception> _failures = new(ReferenceEqualityComparer.Instance);
    private TaskCompletionSource<ImmutableArray<Exception>>? _waiting;
    private int _active;

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_lock)
        {
            _active++;
        }

        if (task.IsCompleted)
        {
            Complete(task);
        }
        else
        {
            task.ContinueWith(Complete, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Returns when nothing is left to wait for, or as soon as something has failed.</summary>
    public Task<ImmutableArray<Exception>> WaitAsync()
    {
        lock (_lock)
        {
            if (_failures.Count > 0 || _active == 0)
            {
                return Task.FromResult(Causes());
            }

            _waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task;
        }
    }

    private void Complete(Task task)
    {
        lock (_lock)
        {
            _active--;
            _failures.UnionWith(task.Exception?.InnerExceptions ?? []);
            if (_failures.Count > 0 || _active == 0)
            {
                _waiting?.TrySetResult(Causes());
                _waiting = null;
            }
        }
    }

    /// <summary>The failures without those that another of them brought about: whoever reads a failed output fails with it.</summary>
    private ImmutableArray<Exception> Causes() => [.. _failures.Where(failure => !InnerExceptions(failure).Any(_failures.Contains))];

    private static IEnumerable<Exception> InnerExceptions(Exception exception)
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            yield return inner;
        }
    }
}
