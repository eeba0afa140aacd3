using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Engine.Drills;

/// <summary>Whole ways through both clouds, made of the decisions alone.</summary>
public class LookupTests
{
    private static readonly Question App = new(DomainName.Parse("app.internal.example.com"), RecordType.A);
    private static readonly Question OnlyAzure = new(DomainName.Parse("host.azure.example.net"), RecordType.A);

    [Rule("RES-16")]
    [Fact]
    public void Run_FromAVNet_GoesThroughItsOwnSitesFirstTarget()
    {
        var result = FromAzure(Sample.TwoSiteState(), "us");
        Assert.Equal(("172.20.1.10", "10.20.0.4", TimeSpan.Zero), (Address(result), result.AnsweredBy!.ToString(), result.Waited));
        Assert.Empty(result.Events);
    }

    [Rule("RES-16")]
    [Theory]
    [InlineData(1, "10.10.0.20", "172.16.1.10")]
    [InlineData(2, "10.10.0.36", "172.16.1.10")]
    [InlineData(3, "10.20.0.4", "172.20.1.10")]
    public void Run_InboundAddressesSilent_WaitsForEachAndTakesTheNext(int silent, string answeredBy, string address)
    {
        var state = Sample.TwoSiteState();
        foreach (var dead in new[] { "10.10.0.4", "10.10.0.20", "10.10.0.36" }.Take(silent))
            state = state.Apply(new EngineEvent.FaultBegan(dead, new Fault.InboundAddress(IPAddress.Parse(dead))), Sample.Now);
        var result = FromAzure(state, "uk");
        Assert.Equal((address, answeredBy, TimeSpan.FromSeconds(silent)), (Address(result), result.AnsweredBy!.ToString(), result.Waited));
        Assert.Equal(silent, result.Events.Count(entry => entry.Event is EngineEvent.TargetTimedOut));
    }

    [Fact]
    public void Run_LongerThanThePatience_IsLost()
    {
        var state = Sample.TwoSiteState().Apply(new EngineEvent.FaultBegan("p", new Fault.CloudPartition()), Sample.Now);
        var result = FromAzure(state, "uk");
        Assert.Null(result.Answer);
        Assert.Equal(TimeSpan.FromSeconds(5), result.Waited);
    }

    [Rule("RES-15")]
    [Fact]
    public void Run_FromAVpcByAForwardRule_IsAnsweredInTheAzureVNetsContext()
    {
        var result = FromVpc(Reverse(), OnlyAzure);
        Assert.Equal(("192.0.2.8", "172.16.0.4"), (Address(result), result.AnsweredBy!.ToString()));
    }

    [Rule("AZ-18")]
    [Fact]
    public void Run_AzureInboundEndpointWithItsRulesetLinked_LeadsOnIntoAws()
    {
        // A rule of the VPC sends the zone's own name to Azure, whose ruleset sends it back: the answer comes from the other Region's zone.
        var state = Reverse(rule: "app.internal.example.com");
        var result = FromVpc(state, App);
        Assert.Equal(ResponseCode.ServFail, result.Answer!.Code);
    }

    [Rule("AZ-17")]
    [Theory]
    [InlineData(false, ResponseCode.ServFail, 0)]
    [InlineData(true, ResponseCode.NoError, 1)]
    public void Run_TargetThatAnswersServFail_CountsAsTimeoutWhenAssumed(bool counts, ResponseCode code, int timeouts)
    {
        // uk's zone answers a loop of CNAMEs with SERVFAIL; us's VPC sees another zone.
        var model = Sample.TwoSiteState().Model;
        var zone = model.HostedZones[0];
        var uk = model.Vpcs.Single(vpc => vpc.Site == "uk").Id;
        var looping = zone with
        {
            Id = "loop",
            VpcIds = [uk],
            RecordSets = [new RecordSet { Id = "l", Name = App.Name, Type = RecordType.Cname, Policy = new RoutingPolicy.Simple(), Content = new RecordContent.Values(TimeSpan.Zero, [RecordData.Parse(RecordType.Cname, App.Name.ToString())]) }],
        };
        model = model with { HostedZones = [zone with { VpcIds = zone.VpcIds.Remove(uk) }, looping] };
        var state = EngineState.Start(model, Sample.Now, Assumptions.Default with { ServFailCountsAsTimeout = counts, TargetTimeout = TimeSpan.FromMilliseconds(10) });
        var result = FromAzure(state, "uk");
        Assert.Equal(code, result.Answer!.Code);
        Assert.Equal(timeouts > 0, result.Events.Any(entry => entry.Event is EngineEvent.TargetTimedOut));
    }

    [Rule("RES-12")]
    [Fact]
    public void RunThrough_OnPremisesForwarder_CountsAsTheRegionOfTheEndpointThatItAsks()
    {
        var state = Sample.TwoSiteState();
        foreach (var (first, expected) in new[] { ("10.10.0.4", "172.16.1.10"), ("10.20.0.4", "172.20.1.10") })
        {
            var result = Lookup.RunThrough(state, [IPAddress.Parse(first)], App, Sample.Now, TimeSpan.FromSeconds(5), _ => true);
            Assert.Equal(expected, Address(result));
        }
    }

    [Rule("RES-14")]
    [Fact]
    public void RunThrough_FirstServerInADarkZone_WaitsForItEveryTime()
    {
        var state = Sample.TwoSiteState().Apply(new EngineEvent.FaultBegan("z", new Fault.AvailabilityZone("eu-west-2a")), Sample.Now);
        var result = Lookup.RunThrough(state, [IPAddress.Parse("10.10.0.4"), IPAddress.Parse("10.10.0.20")], App, Sample.Now, TimeSpan.FromSeconds(5), _ => true);
        Assert.Equal(("172.16.1.10", TimeSpan.FromSeconds(1)), (Address(result), result.Waited));
    }

    private static EngineState Reverse(string rule = "azure.example.net")
    {
        var model = Sample.TwoSiteState().Model;
        var uk = model.Sites.Single(site => site.Name == "uk");
        var inbound = model.ResolverEndpoints.Single(endpoint => endpoint.Site == "uk");
        var zone = DomainName.Parse("azure.example.net");
        return EngineState.Start(
            model with
            {
                ResolverEndpoints = model.ResolverEndpoints.Add(inbound with
                {
                    Id = "out",
                    Name = "out",
                    Direction = ResolverDirection.Outbound,
                    Addresses = [.. inbound.Addresses.Select((address, i) => address with { Address = IPAddress.Parse($"10.10.0.{64 + i}") })],
                }),
                ResolverRules =
                [
                    new ResolverRule
                    {
                        Id = "rule",
                        Name = "rule",
                        Kind = ResolverRuleKind.Forward,
                        Domain = DomainName.Parse(rule),
                        Region = "eu-west-2",
                        EndpointId = "out",
                        Targets = [new IPEndPoint(IPAddress.Parse("172.16.0.4"), 53)],
                        VpcIds = uk.VpcIds,
                    },
                ],
                PrivateZones =
                [
                    new PrivateZone
                    {
                        Id = "private",
                        Name = zone,
                        Links = [new PrivateZoneLink(uk.VirtualNetworkIds[0], RegistrationEnabled: false, NxDomainRedirect: false)],
                        Records = [new ResourceRecord(OnlyAzure.Name, TimeSpan.FromMinutes(1), RecordData.Parse(RecordType.A, "192.0.2.8"))],
                    },
                ],
            },
            Sample.Now);
    }

    private static LookupResult FromAzure(EngineState state, string site) => Lookup.Run(
        state, state.Model.VirtualNetworks.Single(network => network.Site == site).Id, App, Sample.Now, TimeSpan.FromSeconds(5), _ => true);

    private static LookupResult FromVpc(EngineState state, Question question) => Lookup.Run(
        state, state.Model.Vpcs.Single(vpc => vpc.Site == "uk").Id, question, Sample.Now, TimeSpan.FromSeconds(5), _ => true);

    private static string Address(LookupResult result) => Assert.Single(result.Answer!.Answers).Data.ToString();
}
