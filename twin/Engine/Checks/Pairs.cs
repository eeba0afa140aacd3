namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>Every two different elements of a list, once.</summary>
internal static class Pairs
{
    public static IEnumerable<(T First, T Second)> Of<T>(IReadOnlyList<T> items)
    {
        for (var first = 0; first < items.Count; first++)
        {
            for (var second = first + 1; second < items.Count; second++)
            {
                yield return (items[first], items[second]);
            }
        }
    }
}
