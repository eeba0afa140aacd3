using System.Collections.Immutable;
using System.Globalization;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Makes outputs and combines them.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => Output<T>.Known(value);

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) => CreateSecret(Task.FromResult(value));

    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.Create(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.WithSecrecy(true);
    }

    public static Output<T> Unsecret<T>(Output<T> output) => output.WithSecrecy(false);

    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
        => (await output.DataTask.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs)
        => new(CollectAsync([.. inputs.Select(input => (Output<T>)input)]));

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs)
        => new(CollectAsync([.. inputs.Select(input => (Output<T>)input)]));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs)
        => new(CollectAsync([.. outputs]));

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
        => new(CollectAsync([.. outputs]));

    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments().Select(ToObjectOutput);
        return All(arguments).Apply(values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));
    }

    internal static Output<object?> ToObjectOutput(object? value)
        => value switch
        {
            IInput input => new Output<object?>(input.ToOutput().GetDataAsync()),
            IOutput output => new Output<object?>(output.GetDataAsync()),
            _ => Create(value),
        };

    internal static async Task<OutputData<ImmutableArray<T>>> CollectAsync<T>(ImmutableArray<Output<T>> outputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(outputs.Length);
        var joined = OutputData<T>.Known(default!);
        foreach (var output in outputs)
        {
            var data = await output.DataTask.ConfigureAwait(false);
            values.Add(data.Value);
            joined = joined.Join(data, data.Value);
        }

        return joined.WithValue(values.MoveToImmutable());
    }
}
