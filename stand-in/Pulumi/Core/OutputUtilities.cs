using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>What tests and tools may ask of an output.</summary>
public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value) => Output<T>.Unknown(value);

    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
        => Output<T>.Unknown(default!).Apply(_ => valueFactory());

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return output.WithDependency(resource);
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
        => (await output.DataTask.ConfigureAwait(false)).IsKnown;

    /// <summary>The value; the type's default when it is not known.</summary>
    public static Task<T> GetValueAsync<T>(Output<T> output) => output.GetValueAsync(whenUnknown: default!);

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
        => (await output.DataTask.ConfigureAwait(false)).Resources;
}
