using System.Collections.Immutable;
using System.Globalization;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>The periods for which CloudWatch Logs keeps a log group.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"/>
internal static class LogRetention
{
    private static readonly ImmutableArray<int> Days =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static int Read(SettingsObject from, string key, int otherwise)
    {
        var days = from.Number(key, otherwise, 1, 3653, "days");
        if (Days.Contains(days))
        {
            return days;
        }

        from.Problems.Add(
            SettingsDiagnostic.NotAChoice, from.PathOf(key), string.Create(CultureInfo.InvariantCulture, $"is {days}"),
            $"CloudWatch Logs keeps logs for {string.Join(", ", Days)} days",
            string.Create(CultureInfo.InvariantCulture, $"Write {Days.First(offered => offered > days)}"));
        return otherwise;
    }
}
