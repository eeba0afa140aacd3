using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Tests.Twin.Host;

public sealed class DnsInstanceTests : IAsyncDisposable
{
    private readonly DnsInstance _instance = DnsInstance.Start(new IPEndPoint(IPAddress.Loopback, 0), IPAddress.Parse("172.16.1.53"));

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    [Theory]
    [InlineData(RecordType.A, "172.16.1.53")]
    [InlineData(RecordType.Soa, "instance.invalid.")]
    public async Task Serving_AnswersEveryQuestion(RecordType type, string expected)
    {
        var message = await AskAsync(type, TimeSpan.FromSeconds(20));

        Assert.Equal(ResponseCode.NoError, message?.ResponseCode);
        Assert.Equal(expected, Assert.Single(message!.Answers).Data.ToString());
    }

    [Theory]
    [InlineData(InstanceMode.Refusing, ResponseCode.Refused)]
    [InlineData(InstanceMode.Failing, ResponseCode.ServFail)]
    [InlineData(InstanceMode.WrongCertificate, ResponseCode.NoError)]
    public async Task Switched_AnswersAsTheModeSays_AndServesAfterwards(InstanceMode mode, ResponseCode expected)
    {
        _instance.Switch(mode);
        Assert.Equal(expected, (await AskAsync(RecordType.A, TimeSpan.FromSeconds(20)))?.ResponseCode);

        _instance.Switch(InstanceMode.Serving);
        Assert.Equal(ResponseCode.NoError, (await AskAsync(RecordType.A, TimeSpan.FromSeconds(20)))?.ResponseCode);
    }

    [Theory]
    [InlineData(InstanceMode.Hanging)]
    [InlineData(InstanceMode.Slow)]
    public async Task Switched_ToNoAnswerInTime_StaysSilent(InstanceMode mode)
    {
        _instance.Switch(mode);

        Assert.Null(await AskAsync(RecordType.A, TimeSpan.FromMilliseconds(300)));
    }

    private async Task<DnsMessage?> AskAsync(RecordType type, TimeSpan timeout)
    {
        var exchange = await new DnsClient(TimeProvider.System).AskAsync(
            _instance.EndPoint, new DnsQuestion(DomainName.Parse("example.org"), type), timeout, TestContext.Current.CancellationToken);
        return (exchange as DnsExchange.Answered)?.Parse();
    }
}
