using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>UDP under attack: damaged datagrams over sockets, in both ways of receiving them.</summary>
public sealed class DatagramFloodTests(ITestOutputHelper output)
{
    internal const int Datagrams = 20_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DamagedDatagrams_OfAllKinds_LeaveTheServerWorking(bool batches)
    {
        var failed = new List<Exception>();
        await using var server = DnsServer.Start(
            [new ListenerSetup(IPAddress.Loopback, new KeptHandler())],
            options: new DnsServerOptions { UseBatches = batches, HandlerFailed = failed.Add });
        var listener = server.Listeners[0];
        var mutator = new Mutator(20260105);
        using var attacker = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        for (var i = 0; i < Datagrams; i++)
            attacker.SendTo(mutator.Next(Corpus.Messages), listener.EndPoint);

        var reply = await Exchange.OverUdpAsync(listener.EndPoint, DnsMessage.Query(7, new DnsQuestion(ZoneFile.Apex, RecordType.Soa)).ToWire());

        Assert.True(DnsMessage.TryParse(reply, out var message));
        Assert.Single(message.Answers);
        Assert.Empty(failed);
        Assert.InRange(listener.Counters.Received, 2, Datagrams + 1);
        Tally.Add("fuzz inputs", Datagrams);
        output.WriteLine($"{Datagrams} damaged datagrams sent, {listener.Counters.Received - 1} taken in");
    }
}
