using System.Collections.Immutable;
using System.Text;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker;

/// <summary>What a run answers to whoever invoked the function.</summary>
internal sealed record CheckSummary(int Healthy, int Down, int Unknown)
{
    public static CheckSummary Of(ImmutableArray<Verdict> verdicts) => new(
        verdicts.Count(verdict => verdict.Health == Health.Healthy),
        verdicts.Count(verdict => verdict.Health == Health.Down),
        verdicts.Count(verdict => verdict.Health == Health.Unknown));

    public byte[] ToJson() => 
        Encoding.UTF8.GetBytes($$"""{"healthy":{{Healthy}},"down":{{Down}},"unknown":{{Unknown}}}""");
}
