using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A value that a resource or a computation will have: what it depends on, whether it is known, whether it is secret.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> dataTask)
    {
        DataTask = dataTask;
        Deployment.Current?.Track(dataTask);
    }

    internal Task<OutputData<T>> DataTask { get; }

    public static Output<T> Create(Task<T> value) => Create(value, isSecret: false);

    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return Apply(value => Output.Create(RunAsync(value)));

        async Task<ValueTuple> RunAsync(T value)
        {
            await func(value).ConfigureAwait(false);
            return default;
        }
    }

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => new(MapAsync(func));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => Apply(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(BindAsync(func));

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func)
        => Apply(value => func(value));

    public override string ToString()
    {
        const string Text = "Calling [ToString] on an [Output<T>] is not supported.\n\n"
            + "The value is not there yet. Use o.Apply(v => $\"prefix{v}suffix\") or Output.Format($\"prefix{o}suffix\").";

        if (Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING") is { } refuse
            && (refuse == "1" || refuse.Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(Text);
        }

        Log.Warn(Text);
        return Text;
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.WithValue<object?>(data.Value);
    }

    async Task<ImmutableHashSet<Resource>> IOutput.GetResourcesAsync()
        => (await DataTask.ConfigureAwait(false)).Resources;

    internal static Output<T> Create(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(ResolveAsync());

        async Task<OutputData<T>> ResolveAsync()
            => OutputData<T>.Known(await value.ConfigureAwait(false)) with { IsSecret = isSecret };
    }

    internal static Output<T> Known(T value) => new(Task.FromResult(OutputData<T>.Known(value)));

    internal static Output<T> Unknown(T value) => new(Task.FromResult(OutputData<T>.Unknown(value)));

    internal Output<T> WithSecrecy(bool isSecret)
    {
        return new(ResolveAsync());

        async Task<OutputData<T>> ResolveAsync() => await DataTask.ConfigureAwait(false) with { IsSecret = isSecret };
    }

    internal Output<T> WithDependency(Resource resource)
    {
        return new(ResolveAsync());

        async Task<OutputData<T>> ResolveAsync()
        {
            var data = await DataTask.ConfigureAwait(false);
            return data with { Resources = data.Resources.Add(resource) };
        }
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    private async Task<OutputData<TResult>> MapAsync<TResult>(Func<T, TResult> func)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.WithValue(data.IsKnown ? func(data.Value) : default!);
    }

    private async Task<OutputData<TResult>> BindAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await DataTask.ConfigureAwait(false);
        if (!data.IsKnown || func(data.Value) is not { } inner)
        {
            return data.WithValue<TResult>(default!);
        }

        var innerData = await inner.DataTask.ConfigureAwait(false);
        return data.Join(innerData, innerData.Value);
    }
}
