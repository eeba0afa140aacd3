using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Tests.Twin.Host;

/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html</remarks>
public sealed class PutMetricDataRequestTests
{
    private const string Start = "Action=PutMetricData&Version=2010-08-01&Namespace=N";
    private const string Named = Start + "&MetricData.member.1.MetricName=M";

    [Fact]
    public void Read_OfStatistics_KeepsThem()
    {
        var datum = Assert.Single(PutMetricDataRequest.Read(
            Named + "&MetricData.member.1.StatisticValues.SampleCount=4&MetricData.member.1.StatisticValues.Sum=10&MetricData.member.1.StatisticValues.Minimum=1&MetricData.member.1.StatisticValues.Maximum=5"));

        Assert.Equal((4.0, 10.0, 1.0, 5.0), (datum.SampleCount, datum.Sum, datum.Minimum, datum.Maximum));
        Assert.Null(datum.Timestamp);
    }

    [Fact]
    public void Read_OfValuesAndCounts_SumsThemUp()
    {
        var datum = Assert.Single(PutMetricDataRequest.Read(
            Named + "&MetricData.member.1.Values.member.1=2&MetricData.member.1.Counts.member.1=3&MetricData.member.1.Values.member.2=-1"));

        Assert.Equal((4.0, 5.0, -1.0, 2.0), (datum.SampleCount, datum.Sum, datum.Minimum, datum.Maximum));
    }

    [Theory]
    [InlineData("Action=ListMetrics", "InvalidAction")]
    [InlineData("", "InvalidAction")]
    [InlineData("Action=PutMetricData", "MissingParameter")]
    [InlineData(Start, "MissingParameter")]
    [InlineData("Action=PutMetricData&Namespace=AWS/Route53&MetricData.member.1.MetricName=M&MetricData.member.1.Value=1", "InvalidParameterValue")]
    [InlineData(Named, "InvalidParameterCombination")]
    [InlineData(Named + "&MetricData.member.1.Value=1&MetricData.member.1.Values.member.1=1", "InvalidParameterCombination")]
    [InlineData(Named + "&MetricData.member.1.Value=NaN", "InvalidParameterValue")]
    [InlineData(Named + "&MetricData.member.1.Value=one", "InvalidParameterValue")]
    [InlineData(Named + "&MetricData.member.1.Value=1&MetricData.member.1.Timestamp=yesterday", "InvalidParameterValue")]
    [InlineData(Named + "&MetricData.member.1.Value=1&MetricData.member.1.Dimensions.member.1.Name=D", "MissingParameter")]
    [InlineData(Start + "&MetricData.member.1.Value=1", "MissingParameter")]
    public void Read_OfWhatCloudWatchRefuses_NamesItsCode(string body, string code) =>
        Assert.Equal(code, Assert.Throws<QueryException>(() => PutMetricDataRequest.Read(body)).Code);

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Read_OfMoreThanAThousandMetrics_IsRefused(int count, bool accepted)
    {
        var body = Start + string.Concat(Enumerable.Range(1, count).Select(number => $"&MetricData.member.{number}.MetricName=M&MetricData.member.{number}.Value=1"));

        var error = Record.Exception(() => Assert.Equal(count, PutMetricDataRequest.Read(body).Length));

        Assert.Equal(accepted, error is null);
    }
}
