using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Capture;

/// <summary>All resources of one stack, as declared by its program or as found in its state.</summary>
/// <param name="Project">Name of the Pulumi project.</param>
/// <param name="Stack">Name of the stack.</param>
/// <param name="Config">Configuration under <c>namespace:key</c>; a structured value is a JSON text.</param>
/// <param name="Resources">Ordered by URN, ordinal.</param>
public sealed record CapturedStack(
    string Project,
    string Stack,
    ImmutableSortedDictionary<string, string> Config,
    ImmutableArray<DeclaredResource> Resources);
