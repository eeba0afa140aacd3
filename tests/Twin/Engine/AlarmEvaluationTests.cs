using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>
/// The tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, cell by cell.
/// </summary>
public class AlarmEvaluationTests
{
    private static readonly MissingData[] Columns = [MissingData.Missing, MissingData.Ignore, MissingData.Breaching, MissingData.NotBreaching];

    /// <summary>Rows of the two tables: points oldest first (X breaches, 0 does not, - is missing), then the four states.</summary>
    public static TheoryData<int, string, MissingData, string> Cells
    {
        get
        {
            var cells = new TheoryData<int, string, MissingData, string>();
            Row(3, "0-X-X", "OK OK OK OK");
            Row(3, "0----", "OK OK OK OK");
            Row(3, "-----", "INSUFFICIENT retain ALARM OK");
            Row(3, "0XX-X", "ALARM ALARM ALARM ALARM");
            Row(3, "--X--", "ALARM retain ALARM OK");
            Row(2, "0-X-X", "ALARM ALARM ALARM ALARM");
            Row(2, "00X0X", "ALARM ALARM ALARM ALARM");
            Row(2, "0-X--", "OK OK ALARM OK");
            Row(2, "----0", "OK OK ALARM OK");
            Row(2, "---X-", "ALARM retain ALARM OK");
            return cells;

            void Row(int m, string points, string states)
            {
                foreach (var (column, state) in Columns.Zip(states.Split(' ')))
                    cells.Add(m, points, column, state);
            }
        }
    }

    [Rule("HEALTH-01")]
    [Theory]
    [MemberData(nameof(Cells))]
    public void Evaluate_DocumentedCell_GivesTheDocumentedState(int m, string points, MissingData treatment, string expected)
    {
        // "retain" is told from a fixed state by starting from each state in turn.
        foreach (var current in Enum.GetValues<AlarmState>())
        {
            var wanted = expected switch
            {
                "OK" => AlarmState.Ok,
                "ALARM" => AlarmState.Alarm,
                "INSUFFICIENT" => AlarmState.InsufficientData,
                _ => current,
            };
            Assert.Equal(wanted, Evaluate(points, 3, m, treatment, current).State);
        }
    }

    [Rule("HEALTH-01")]
    [Fact]
    public void Cells_AreForty() => Assert.Equal(40, Cells.Count);

    [Rule("HEALTH-03")]
    [Theory]
    [InlineData("----X", MissingData.Missing, false, AlarmState.Ok)]
    [InlineData("---X-", MissingData.Ignore, false, AlarmState.Ok)]
    [InlineData("----X", MissingData.Missing, true, AlarmState.InsufficientData)]
    public void Evaluate_TooEarlyToTell_FollowsTheAssumption(string points, MissingData treatment, bool retains, AlarmState expected) =>
        Assert.Equal(
            expected,
            Evaluate(points, 3, 3, treatment, AlarmState.InsufficientData, Assumptions.Default with { PrematureAlarmRetainsState = retains }).State);

    [Rule("HEALTH-02")]
    [Theory]
    [InlineData("00X", 1, AlarmState.Alarm)]
    [InlineData("X00", 1, AlarmState.Ok)]
    [InlineData("X-0", 1, AlarmState.Ok)]
    [InlineData("-X-", 1, AlarmState.Alarm)]
    [InlineData("X--", 1, AlarmState.Alarm)]
    [InlineData("---", 1, AlarmState.InsufficientData)]
    public void Evaluate_OnePeriod_TheNewestRealPointDecides(string points, int n, AlarmState expected) =>
        Assert.Equal(expected, Evaluate(points, n, n, MissingData.Missing, AlarmState.Ok).State);

    [Rule("HEALTH-05")]
    [Theory]
    [InlineData(AlarmComparison.LessThanThreshold, 1, 1, false)]
    [InlineData(AlarmComparison.LessThanThreshold, 0.999, 1, true)]
    [InlineData(AlarmComparison.LessThanOrEqualToThreshold, 1, 1, true)]
    [InlineData(AlarmComparison.GreaterThanThreshold, 1, 1, false)]
    [InlineData(AlarmComparison.GreaterThanThreshold, 1.001, 1, true)]
    [InlineData(AlarmComparison.GreaterThanOrEqualToThreshold, 1, 1, true)]
    public void Breaches_AtTheThreshold_FollowsTheOperator(AlarmComparison comparison, double value, double threshold, bool breaches) =>
        Assert.Equal(breaches, (Settings(1, 1, MissingData.Missing) with { Comparison = comparison, Threshold = threshold }).Breaches(value));

    [Rule("HEALTH-04")]
    [Fact]
    public void Evaluate_FiveMinutePeriod_SlidesByTheMinute()
    {
        // "A 5-minute period slides by 1 minute": https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
        var settings = Settings(1, 1, MissingData.Missing) with { Period = TimeSpan.FromMinutes(5), Statistic = MetricStatistic.Minimum };
        var failedAt = Sample.Now.AddMinutes(7);
        var points = Enumerable.Range(0, 30).Select(minute => new MetricPoint(settings.Metric, Sample.Now.AddMinutes(minute), Sample.Now.AddMinutes(minute) == failedAt ? 0 : 1));
        var store = MetricStore.Empty.With(points, Sample.Now.AddMinutes(30));

        var alarmed = Enumerable.Range(0, 30)
            .Where(minute => AlarmEvaluation.Evaluate(settings, AlarmState.Ok, store, Sample.Now.AddMinutes(minute), Assumptions.Default).State == AlarmState.Alarm);

        Assert.Equal([8, 9, 10, 11, 12], alarmed);
    }

    private static AlarmVerdict Evaluate(string points, int n, int m, MissingData treatment, AlarmState current, Assumptions? assumptions = null) =>
        AlarmEvaluation.Evaluate(
            Settings(n, m, treatment),
            current,
            points.Select(point => point switch { 'X' => 0.0, '0' => 1.0, _ => (double?)null }).ToArray(),
            assumptions ?? Assumptions.Default);

    private static AlarmSettings Settings(int n, int m, MissingData treatment) => new()
    {
        Metric = new MetricId("eu-west-2", "N", "Healthy", []),
        Statistic = MetricStatistic.Minimum,
        Period = TimeSpan.FromMinutes(1),
        EvaluationPeriods = n,
        DatapointsToAlarm = m,
        Threshold = 1,
        Comparison = AlarmComparison.LessThanThreshold,
        TreatMissingData = treatment,
    };
}
