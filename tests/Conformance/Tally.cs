using System.Collections.Concurrent;
using System.Globalization;
using CrossCloudDns.Tests.Conformance;
using CrossCloudDns.Tests.Repository;

[assembly: AssemblyFixture(typeof(Tally))]

namespace CrossCloudDns.Tests.Conformance;

/// <summary>How many conformance cases and fuzz inputs a run has tried. <c>dotnet test</c> prints it once the tests have passed.</summary>
public sealed class Tally : IDisposable
{
    private static readonly ConcurrentDictionary<string, int> Counts = new(StringComparer.Ordinal);

    /// <summary>Adds to a count.</summary>
    public static void Add(string what, int count) => Counts.AddOrUpdate(what, count, (_, known) => known + count);

    /// <summary>Writes what the build prints; nothing where nothing was counted.</summary>
    public void Dispose() => File.WriteAllLines(
        Path.Combine(RepositoryFiles.Root, "artifacts", "tally.txt"),
        Counts.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key}: {entry.Value:N0}")));
}
