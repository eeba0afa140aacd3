using System.Net;
using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Tests.Twin.Host;

public sealed class EventDeliveryTests
{
    private const string Input = """
        {"format":"cross-cloud-dns/targets/1","namespace":"N","dimensions":{"Site":"uk"},"targets":[
        {"id":"app/uk","kind":"https","address":"172.16.1.10","port":443,"host":"app.internal.example.com"},
        {"id":"any/uk","kind":"https","address":"172.16.1.11","port":443,"trust":"any"},
        {"id":"db/uk","kind":"tcp","address":"db.example.org","port":5432}]}
        """;

    private readonly EventDelivery _delivery = new(declared => new IPEndPoint(IPAddress.Parse($"127.{declared.Address.ToString()[4..]}"), declared.Port + 8000), "PEM");

    [Fact]
    public void Prepare_PutsTheLoopbackSocketInPlaceOfTheDeclaredOne()
    {
        var target = Target(0);

        Assert.Equal(("127.16.1.10", 8443), ((string?)target["address"], (int?)target["port"]));
        Assert.Equal(("app/uk", "app.internal.example.com"), ((string?)target["id"], (string?)target["host"]));
    }

    [Fact]
    public void Prepare_LetsTlsTrustTheTwinsAuthority_UnlessItTrustsAnybody()
    {
        Assert.Equal(("ca", "PEM"), ((string?)Target(0)["trust"], (string?)Target(0)["caPem"]));
        Assert.Equal(("any", null), ((string?)Target(1)["trust"], (string?)Target(1)["caPem"]));
    }

    [Fact]
    public void Prepare_LeavesANameAsItIs()
    {
        Assert.Equal(("db.example.org", 5432), ((string?)Target(2)["address"], (int?)Target(2)["port"]));
        Assert.Null(Target(2)["caPem"]);
    }

    [Fact]
    public void Prepare_SaysWhenItWasScheduled()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));

        Assert.Equal("2026-01-02T02:04:05Z", (string?)Prepare(Input, time)["scheduledTime"]);
        Assert.Equal("at 2026-01-02T02:04:05Z", (string?)Prepare("""{"when":"at <aws.scheduler.scheduled-time>"}""", time)["when"]);
    }

    private JsonNode Target(int index) => Prepare(Input, DateTimeOffset.UnixEpoch)["targets"]![index]!;

    private JsonNode Prepare(string input, DateTimeOffset time) => JsonNode.Parse(_delivery.Prepare(input, time))!;
}
