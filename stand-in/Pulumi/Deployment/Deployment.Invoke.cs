using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task<OutputData<T>> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        var arguments = await SerializeArgumentsAsync(token, args).ConfigureAwait(false);
        if (!WireReader.Read(arguments.Properties).IsKnown)
        {
            return OutputData<T>.Unknown();
        }

        ImmutableArray<Resource> explicitDependencies = options is InvokeOutputOptions { DependsOn: var dependsOn }
            ? await dependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false)
            : [];
        var awaited = Dependencies.Expand([.. arguments.Dependencies, .. explicitDependencies]);
        foreach (var resource in awaited.OfType<CustomResource>())
        {
            if (resource.Id is { } id && !(await id.DataTask.ConfigureAwait(false)).IsKnown)
            {
                return OutputData<T>.Unknown();
            }
        }

        var data = await CallAsync<T>(token, arguments, options).ConfigureAwait(false);
        return data with { Resources = [.. arguments.Dependencies, .. explicitDependencies] };
    }

    internal async Task<T> InvokePlainAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        var arguments = await PropertySerializer.SerializeAsync($"invoke:{token}", ToDictionary(args)).ConfigureAwait(false);
        return (await CallAsync<T>(token, arguments, options).ConfigureAwait(false)).Value;
    }

    private static IReadOnlyDictionary<string, object?> ToDictionary(InvokeArgs? args) => (args ?? InvokeArgs.Empty).ToDictionary();

    private async Task<SerializedProperties> SerializeArgumentsAsync(string token, InvokeArgs args)
    {
        try
        {
            return await PropertySerializer.SerializeAsync($"invoke:{token}", ToDictionary(args)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            AddError($"Error serializing arguments for invoke {token}: {exception}");
            throw;
        }
    }

    private async Task<OutputData<T>> CallAsync<T>(string token, SerializedProperties arguments, InvokeOptions? options)
    {
        TargetType.Check($"{token} result", typeof(T));
        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        var reference = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false);
        var result = WireReader.Read(await _monitor.CallAsync(token, arguments.Properties, reference).ConfigureAwait(false));
        var value = new ValueConverter(warning => Log.Warn(warning)).Convert($"{token} result", result.Value, typeof(T));
        return result.WithValue(value is T typed ? typed : default!);
    }
}
