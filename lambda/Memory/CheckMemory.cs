using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.HealthChecker.Memory;

/// <summary>
/// What one run leaves to the next, as long as Lambda keeps the process. Every use of it holds without it too: a new process
/// logs more, starts silent targets later, and cannot tell a repeated event from a new one.
/// </summary>
internal sealed class CheckMemory
{
    private readonly Dictionary<string, SeriesMemory> _series = new(StringComparer.Ordinal);

    public SeriesMemory Of(CheckRequest request)
    {
        var name = string.Join('\n', [request.Namespace, .. request.Dimensions.Select(pair => $"{pair.Key}={pair.Value}")]);
        return _series.TryGetValue(name, out var series) ? series : _series[name] = new SeriesMemory();
    }
}
