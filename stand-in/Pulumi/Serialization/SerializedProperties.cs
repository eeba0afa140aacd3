using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <param name="Properties">Wire values by wire name; nulls are left out.</param>
/// <param name="Dependencies">The resources that the values depend on.</param>
internal sealed record SerializedProperties(ImmutableDictionary<string, object?> Properties, HashSet<Resource> Dependencies);
