using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A resource with all that is needed to ask for it.</summary>
/// <param name="Properties">Wire values.</param>
/// <param name="ParentUrn">Empty for the root.</param>
/// <param name="Provider">Empty, or the URN and the id of an explicit provider.</param>
/// <param name="ImportId">Empty, or the id of the resource to take over.</param>
internal sealed record PreparedResource(
    Resource Resource,
    ImmutableDictionary<string, object?> Properties,
    string ParentUrn,
    string Provider,
    string ImportId);
