using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Records;
using CrossCloudDns.Infra.Zone;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Zone;

[Collection("Pulumi")]
public sealed class RoutingPolicyTests
{
    private const string Record = "aws:route53/record:Record";
    private const string Check = "\"check\":{\"kind\":\"https\"}";

    [Fact]
    public async Task Weighted_Instances_CarryTheirWeights()
    {
        var recording = await Recording.Of(() => Declare(
            "weighted", $$"""{"site":"uk","address":"172.16.1.10","weight":0,{{Check}}}""", $$"""{"site":"us","address":"172.20.1.10","weight":255,{{Check}}}"""));

        Assert.Equal(
            ["""app.uk [{"weight":0}] "app/uk" "check-of-app/uk" """.TrimEnd(), """app.us [{"weight":255}] "app/us" "check-of-app/us" """.TrimEnd()],
            recording.Of(Record).Select(record => $"{record.Name} {record["weightedRoutingPolicies"]} {record["setIdentifier"]} {record["healthCheckId"]}"));
    }

    [Fact]
    public async Task Latency_Sites_AreByRegionAndShareAnAliasWithinASite()
    {
        var recording = await Recording.Of(() => Declare(
            "latency", $$"""{"site":"uk","address":"172.16.1.10",{{Check}}}""", $$"""{"site":"uk","address":"172.16.1.11",{{Check}}}""",
            $$"""{"site":"us","address":"172.20.1.10",{{Check}}}"""));

        Assert.Equal("""[{"region":"eu-west-2"}]""", recording.Single(Record, "app.uk-any")["latencyRoutingPolicies"]);
        Assert.Equal("""[{"region":"us-west-2"}]""", recording.Single(Record, "app.us")["latencyRoutingPolicies"]);
        Assert.Equal("\"_uk.app.internal.example.com\"", recording.Single(Record, "app.uk")["name"]);
    }

    [Fact]
    public async Task Multivalue_Instances_EachHaveAHealthCheck()
    {
        var recording = await Recording.Of(() => Declare(
            "multivalue", $$"""{"site":"uk","address":"172.16.1.10",{{Check}}}""", $$"""{"site":"us","address":"172.20.1.10",{{Check}}}"""));

        Assert.All(recording.Of(Record), record =>
        {
            Assert.Equal("true", record["multivalueAnswerRoutingPolicy"]);
            Assert.NotNull(record["healthCheckId"]);
        });
    }

    [Fact]
    public async Task Simple_Instances_AreTheValuesOfOneRecord()
    {
        var recording = await Recording.Of(() => Declare("simple", """{"site":"uk","address":"172.16.1.10"}""", """{"site":"us","address":"172.20.1.10"}"""));

        var record = recording.Single(Record);
        Assert.Equal("""["172.16.1.10","172.20.1.10"]""", record["records"]);
        Assert.Null(record["setIdentifier"]);
        Assert.Null(record["healthCheckId"]);
    }

    [Fact]
    public async Task Nearest_InstanceWithCoordinates_IsAPlaceOfItsOwn()
    {
        var recording = await Recording.Of(() => Declare(
            "nearest", $$"""{"site":"uk","address":"172.16.1.10","bias":5,{{Check}}}""",
            $$"""{"site":"uk","address":"172.16.1.11","coordinates":{"latitude":55.95,"longitude":-3.19},{{Check}}}"""));

        Assert.Equal("""{"awsRegion":"eu-west-2","bias":5}""", recording.Single(Record, "app.uk")["geoproximityRoutingPolicy"]);
        Assert.Equal(
            """{"bias":0,"coordinates":[{"latitude":"55.95","longitude":"-3.19"}]}""", recording.Single(Record, "app.uk-2")["geoproximityRoutingPolicy"]);
        Assert.Equal("\"uk-2\"", recording.Single(Record, "app.uk-2")["setIdentifier"]);
    }

    [Fact]
    public async Task LoadBalancer_OfAnInstance_IsAnAliasThatFollowsItsTargets()
    {
        var recording = await Recording.Of(() => Declare(
            "latency", """{"site":"uk","loadBalancer":{"dnsName":"internal-lb.example.org","zoneId":"ZLB"}}"""));

        var alias = recording.Single(Record);
        Assert.Equal("""[{"evaluateTargetHealth":true,"name":"internal-lb.example.org","zoneId":"ZLB"}]""", alias["aliases"]);
        Assert.Null(alias["ttl"]);
        Assert.Null(alias["records"]);
        Assert.Null(alias["healthCheckId"]);
    }

    [Fact]
    public async Task PlainRecords_EveryType_AreSentAsTheProviderWantsThem()
    {
        var recording = await Recording.Of(() => _ = new PlainRecords("record", new PlainRecordsArgs
        {
            ZoneId = "zone",
            Records =
            [
                new PlainRecord("internal.example.com", "MX", 300, ["10 mail.example.org"]),
                new PlainRecord("long.internal.example.com", "TXT", 60, [new string('a', 256)]),
                new PlainRecord("*.preview.internal.example.com", "A", 300, ["172.16.1.60", "172.16.1.61"]),
            ],
        }));

        Assert.Equal("""["10 mail.example.org"]""", recording.Single(Record, "record-internal.example.com-MX")["records"]);
        Assert.Equal(new string('a', 255) + "\"\"a", Assert.IsType<ImmutableArray<object>>(
            recording.Single(Record, "record-long.internal.example.com-TXT").Inputs["records"]).Single());
        Assert.Equal("""["172.16.1.60","172.16.1.61"]""", recording.Single(Record, "record-*.preview.internal.example.com-A")["records"]);
        Assert.Equal("60", recording.Single(Record, "record-long.internal.example.com-TXT")["ttl"]);
    }

    private static void Declare(string routing, params string[] instances)
    {
        var service = Topologies.Of(
            ("services", $$"""[{"name":"app","routing":"{{routing}}","instances":[{{string.Join(',', instances)}}]}]""")).Services[0];
        _ = new ServiceRecords("app", new ServiceRecordsArgs
        {
            Service = service,
            ZoneId = "zone",
            HealthCheckIds = service.Instances.Where(instance => instance.Check is not null)
                .ToImmutableDictionary(instance => instance.Id, instance => Output.Create($"check-of-{instance.Id}")),
        });
    }
}
