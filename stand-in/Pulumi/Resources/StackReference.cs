using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The outputs of another stack.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>The value of an output; null where the stack has no such output.</summary>
    public Output<object?> GetOutput(Input<string> name)
        => Mark(name, Output.Tuple(name.ToOutput(), Outputs).Apply(pair => pair.Item2.GetValueOrDefault(pair.Item1)));

    /// <summary>The value of an output; reading it fails where the stack has no such output.</summary>
    public Output<object> RequireOutput(Input<string> name)
        => Mark(name, Output.Tuple(name.ToOutput(), Name, Outputs).Apply(all => all.Item3.TryGetValue(all.Item1, out var value)
            ? value
            : throw new KeyNotFoundException($"Required output '{all.Item1}' does not exist on stack '{all.Item2}'.")));

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret ? new() { SecretValue = data.Value } : new() { Value = data.Value };
    }

    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    public async Task<object?> GetValueAsync(Input<string> name)
        => Open("GetOutput", await GetOutput(name).DataTask.ConfigureAwait(false));

    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    public async Task<object> RequireValueAsync(Input<string> name)
        => Open("RequireOutput", await RequireOutput(name).DataTask.ConfigureAwait(false));

    private static T Open<T>(string method, OutputData<T> data)
        => data.IsSecret
            ? throw new InvalidOperationException($"Cannot call '{method}ValueAsync' if the referenced stack has secret outputs. "
                + $"Use '{method}' instead.")
            : data.Value;

    /// <summary>Makes the value secret if that output is; where that is not known, if any is.</summary>
    private Output<T> Mark<T>(Input<string> name, Output<T> value)
    {
        return new(MarkAsync());

        async Task<OutputData<T>> MarkAsync()
        {
            var data = await value.DataTask.ConfigureAwait(false);
            var wanted = await name.ToOutput().DataTask.ConfigureAwait(false);
            var secrets = await SecretOutputNames.DataTask.ConfigureAwait(false);
            return data with
            {
                IsSecret = wanted.IsKnown && secrets.IsKnown
                    ? secrets.Value.Contains(wanted.Value)
                    : (await Outputs.DataTask.ConfigureAwait(false)).IsSecret,
            };
        }
    }
}
