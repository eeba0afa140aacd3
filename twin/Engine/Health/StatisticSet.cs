using System.Diagnostics;
using System.Runtime.InteropServices;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Values summed up so that they can be put together further.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_StatisticSet.html"/>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StatisticSet(double SampleCount, double Sum, double Minimum, double Maximum)
{
    public static StatisticSet Of(double value) => new(1, value, value, value);

    public static StatisticSet operator +(StatisticSet a, StatisticSet b) => a.SampleCount == 0 ? b : b.SampleCount == 0 ? a : new(
        a.SampleCount + b.SampleCount, a.Sum + b.Sum, Math.Min(a.Minimum, b.Minimum), Math.Max(a.Maximum, b.Maximum));

    public double Get(MetricStatistic statistic) => statistic switch
    {
        MetricStatistic.Average => Sum / SampleCount,
        MetricStatistic.Minimum => Minimum,
        MetricStatistic.Maximum => Maximum,
        MetricStatistic.Sum => Sum,
        MetricStatistic.SampleCount => SampleCount,
        _ => throw new UnreachableException(),
    };
}
