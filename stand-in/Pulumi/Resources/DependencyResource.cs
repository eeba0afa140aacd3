using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Stands for a resource of which only the URN is known; it is never registered.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn)
        : base(type: "", name: "")
        => Urn = new(Task.FromResult(new OutputData<string>(ImmutableHashSet.Create<Resource>(this), urn, IsKnown: true, IsSecret: false)));
}
