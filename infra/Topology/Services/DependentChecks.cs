namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>
/// Which checks have to be in one event: a checker that passes over a target for its dependency knows that dependency's verdict.
/// </summary>
internal static class DependentChecks
{
    /// <summary>All items, those that depend on each other together, in the order of each group's first.</summary>
    public static IEnumerable<List<T>> Group<T>(IReadOnlyList<T> items, Func<T, string> id, Func<T, string?> dependsOn)
    {
        var positions = items.Select((item, position) => (item, position))
            .ToDictionary(pair => id(pair.item), pair => pair.position, StringComparer.Ordinal);
        var first = Enumerable.Range(0, items.Count).ToArray();
        for (var position = 0; position < items.Count; position++)
        {
            if (dependsOn(items[position]) is { } other && positions.TryGetValue(other, out var there))
            {
                var (a, b) = (FirstOf(position), FirstOf(there));
                first[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        return items.Select((item, position) => (item, group: FirstOf(position)))
            .GroupBy(pair => pair.group, pair => pair.item)
            .Select(group => group.ToList());

        int FirstOf(int position)
        {
            while (first[position] != position)
            {
                position = first[position];
            }

            return position;
        }
    }
}
