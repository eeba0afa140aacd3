namespace Pulumi;

/// <summary>What a dependency stands for: a component stands for the resources within it.</summary>
internal static class Dependencies
{
    /// <summary>The resources that have to exist; those within components included, components left out.</summary>
    public static HashSet<Resource> Expand(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var expanded = new HashSet<Resource>();
        var open = new System.Collections.Generic.Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (!seen.Add(resource))
            {
                continue;
            }

            if (resource is ComponentResource { IsRemote: var isRemote })
            {
                lock (resource.Children)
                {
                    foreach (var child in resource.Children)
                    {
                        open.Push(child);
                    }
                }

                if (!isRemote)
                {
                    continue;
                }
            }

            expanded.Add(resource);
        }

        return expanded;
    }

    /// <summary>Waits until all of them exist.</summary>
    public static async Task WaitAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in Expand(resources))
        {
            await resource.Urn.DataTask.ConfigureAwait(false);
        }
    }
}
