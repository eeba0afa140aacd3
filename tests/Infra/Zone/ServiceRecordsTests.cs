using System.Collections.Immutable;
using CrossCloudDns.Infra.Zone;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Zone;

[Collection("Pulumi")]
public sealed class ServiceRecordsTests
{
    private const string Record = "aws:route53/record:Record";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nearest_OneInstanceInEachSite_IsByRegionWithAHealthCheckEach(bool preview)
    {
        var recording = await Recording.Of(() => Declare("nearest", "uk 172.16.1.10", "us 172.20.1.10"), preview);

        var uk = recording.Single(Record, "app.uk");
        Assert.Equal("\"app.internal.example.com\"", uk["name"]);
        Assert.Equal("\"A\"", uk["type"]);
        Assert.Equal("30", uk["ttl"]);
        Assert.Equal("""["172.16.1.10"]""", uk["records"]);
        Assert.Equal("""{"awsRegion":"eu-west-2","bias":0}""", uk["geoproximityRoutingPolicy"]);
        Assert.Equal("\"uk\"", uk["setIdentifier"]);
        Assert.Equal("\"check-of-app/uk\"", uk["healthCheckId"]);
        Assert.True(uk.Options!.DeleteBeforeReplace);
        Assert.Equal("""{"awsRegion":"us-west-2","bias":0}""", recording.Single(Record, "app.us")["geoproximityRoutingPolicy"]);
    }

    [Fact]
    public async Task Nearest_TwoInstancesInASite_AreBehindOneGeoproximityAlias()
    {
        var recording = await Recording.Of(() => Declare("nearest", "uk 172.16.1.10", "uk 172.16.1.11"));

        var alias = recording.Single(Record, "app.uk-any");
        Assert.Equal("""{"awsRegion":"eu-west-2","bias":0}""", alias["geoproximityRoutingPolicy"]);
        Assert.Equal("""[{"evaluateTargetHealth":true,"name":"_uk.app.internal.example.com","zoneId":"zone"}]""", alias["aliases"]);
        Assert.Null(alias["ttl"]);
        Assert.Null(alias["records"]);
        Assert.Null(alias["healthCheckId"]);
        foreach (var name in new[] { "app.uk", "app.uk-2" })
        {
            var leaf = recording.Single(Record, name);
            Assert.Equal("\"_uk.app.internal.example.com\"", leaf["name"]);
            Assert.Equal("""[{"weight":1}]""", leaf["weightedRoutingPolicies"]);
            Assert.NotNull(leaf["healthCheckId"]);
        }
    }

    [Fact]
    public async Task Failover_TwoInstances_ArePrimaryAndSecondaryOfOneName()
    {
        var recording = await Recording.Of(() => Declare("failover", "uk 172.16.1.10", "us 172.20.1.10"));

        Assert.Equal(
            [
                """app.uk "app.internal.example.com" [{"type":"PRIMARY"}] "check-of-app/uk" """.TrimEnd(),
                """app.us "app.internal.example.com" [{"type":"SECONDARY"}] "check-of-app/us" """.TrimEnd(),
            ],
            recording.Of(Record).Select(record => $"{record.Name} {record["name"]} {record["failoverRoutingPolicies"]} {record["healthCheckId"]}"));
    }

    [Fact]
    public async Task Failover_FourInstances_NestThroughAliasesThatFollowTheirTargets()
    {
        var recording = await Recording.Of(
            () => Declare("failover", "uk 172.16.1.10", "us 172.20.1.10", "uk 172.16.1.11", "us 172.20.1.11"));

        Assert.Equal(
            [
                "app.then-2 app.internal.example.com SECONDARY -> _2.app.internal.example.com",
                "app.then-3 _2.app.internal.example.com SECONDARY -> _3.app.internal.example.com",
                "app.uk app.internal.example.com PRIMARY",
                "app.uk-2 _3.app.internal.example.com PRIMARY",
                "app.us _2.app.internal.example.com PRIMARY",
                "app.us-2 _3.app.internal.example.com SECONDARY",
            ],
            recording.Of(Record).Select(Describe));
        Assert.All(
            recording.Of(Record).Where(record => record["aliases"] is not null),
            alias => Assert.Contains("\"evaluateTargetHealth\":true", alias["aliases"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failover_OneInstance_IsPrimaryAlone()
    {
        var recording = await Recording.Of(() => Declare("failover", "uk 172.16.1.10"));

        Assert.Equal(["app.uk app.internal.example.com PRIMARY"], recording.Of(Record).Select(Describe));
    }

    private static string Describe(RecordedResource record)
    {
        var role = record["failoverRoutingPolicies"]!.Contains("PRIMARY", StringComparison.Ordinal) ? "PRIMARY" : "SECONDARY";
        var target = record["aliases"] is { } alias ? $" -> {alias.Split("\"name\":\"")[1].Split('"')[0]}" : "";
        return $"{record.Name} {record.Text("name")} {role}{target}";
    }

    private static void Declare(string routing, params string[] instances)
    {
        var json = string.Join(',', instances.Select(instance => instance.Split(' ')).Select(
            parts => $$$"""{"site":"{{{parts[0]}}}","address":"{{{parts[1]}}}","check":{"kind":"https"}}"""));
        var service = Topologies.Of(("services", $$"""[{"name":"app","routing":"{{routing}}","instances":[{{json}}]}]""")).Services[0];
        _ = new ServiceRecords("app", new ServiceRecordsArgs
        {
            Service = service,
            ZoneId = "zone",
            HealthCheckIds = service.Instances.ToImmutableDictionary(instance => instance.Id, instance => Output.Create($"check-of-{instance.Id}")),
        });
    }
}
