using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>The other end of an output property of type <typeparamref name="T"/>.</summary>
internal sealed class OutputSource<T> : OutputSource
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private readonly ImmutableHashSet<Resource> _resources;

    public OutputSource(Resource resource)
    {
        _resources = [resource];
        Output = new Output<T>(_completion.Task);
    }

    public override Type ValueType => typeof(T);

    public override object Output { get; }

    public override void Set(OutputData<object?> data)
        => _completion.SetResult(data.WithValue(data.Value is T value ? value : default!) with
        {
            Resources = _resources.Union(data.Resources),
        });

    public override void TrySetDefault(bool isKnown)
        => _completion.TrySetResult(OutputData<T>.Known(default!) with { Resources = _resources, IsKnown = isKnown });

    public override void TrySetException(Exception exception) => _completion.TrySetException(exception);
}
