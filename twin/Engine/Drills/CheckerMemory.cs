using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Since when each target has failed, or passed, every check. A run of the checker that does not take place forgets.</summary>
internal sealed class CheckerMemory
{
    private readonly Dictionary<IPAddress, (bool Up, DateTimeOffset Since)> _seen = [];

    public void Note(CheckerSchedule schedule, ImmutableArray<MetricPoint> points, DateTimeOffset now)
    {
        foreach (var target in schedule.Targets)
        {
            if (points.FirstOrDefault(point => point.Metric.Equals(schedule.HealthyMetric(target.Id))) is not { } point)
            {
                _seen.Remove(target.Address);
                continue;
            }

            var up = point.Values.Minimum >= 1;
            if (!_seen.TryGetValue(target.Address, out var known) || known.Up != up)
                _seen[target.Address] = (up, now);
        }
    }

    public DateTimeOffset? DownSince(IPAddress address) => _seen.TryGetValue(address, out var known) && !known.Up ? known.Since : null;

    public DateTimeOffset? UpSince(IPAddress address) => _seen.TryGetValue(address, out var known) && known.Up ? known.Since : null;
}
