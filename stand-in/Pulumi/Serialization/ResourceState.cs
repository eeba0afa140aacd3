using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>What came back for a resource.</summary>
/// <param name="Id">Empty when not known.</param>
/// <param name="Properties">Wire values.</param>
internal sealed record ResourceState(string Urn, string Id, ImmutableDictionary<string, object?> Properties);
