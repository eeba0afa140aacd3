using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>Which resources the deployment engine creates before which, as far as the stack says.</summary>
internal sealed class DeploymentOrder(CapturedStack captured)
{
    private readonly Dictionary<string, DeclaredResource> byUrn = captured.Resources
        .GroupBy(resource => resource.Urn, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private readonly ILookup<string?, string> children = captured.Resources
        .ToLookup(resource => resource.Parent, resource => resource.Urn, StringComparer.Ordinal);

    /// <summary>Whether one of two waits for the other.</summary>
    public bool Ordered(DeclaredResource first, DeclaredResource second) => Waits(first, second.Urn) || Waits(second, first.Urn);

    private bool Waits(DeclaredResource resource, string forUrn)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(resource.DependsOn);
        while (pending.TryPop(out var urn))
        {
            if (urn == forUrn)
            {
                return true;
            }

            if (!seen.Add(urn))
            {
                continue;
            }

            // Waiting for a component is waiting for all that is in it.
            foreach (var child in children[urn])
            {
                pending.Push(child);
            }

            if (byUrn.TryGetValue(urn, out var found))
            {
                foreach (var next in found.DependsOn)
                {
                    pending.Push(next);
                }
            }
        }

        return false;
    }
}
