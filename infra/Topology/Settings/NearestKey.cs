namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Finds the key that a misspelt one was meant to be.</summary>
internal static class NearestKey
{
    /// <summary>The candidate with the fewest edits, or <see langword="null"/> when none is near.</summary>
    public static string? Find(string key, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(candidate => (candidate, edits: Edits(key.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(pair => pair.edits)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.candidate is not null && nearest.edits <= Math.Max(2, key.Length / 3) ? nearest.candidate : null;
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Edits(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[to.Length];
    }
}
