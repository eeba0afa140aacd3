using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An <see cref="Output{T}"/> whose element type is not known at compile time.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();

    Task<ImmutableHashSet<Resource>> GetResourcesAsync();

    Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func);
}
