using System.Net;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;
using static CrossCloudDns.Tests.Twin.Engine.Sample;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>What each fault hits, and what it does not.</summary>
public class ReachabilityTests
{
    private const string UkInstance = "172.16.1.10";
    private const string UsInstance = "172.20.1.10";
    private const string UkZoneA = "10.10.0.4";
    private const string UkZoneB = "10.10.0.20";
    private const string UsZoneA = "10.20.0.4";

    [Rule("FAULT-01")]
    [Rule("RES-21")]
    [Theory]
    [InlineData("zone", "eu-west-2a", UkZoneA, false)]
    [InlineData("zone", "eu-west-2a", UkZoneB, true)]
    [InlineData("zone", "eu-west-2a", UkInstance, true)]
    // The VPC's own resolver: its address lies in a subnet of that zone, and every zone has its server.
    [InlineData("zone", "eu-west-2a", "10.10.0.2", true)]
    [InlineData("region", "eu-west-2", "10.10.0.2", false)]
    [InlineData("inbound", UkZoneA, UkZoneA, false)]
    [InlineData("inbound", UkZoneA, UkZoneB, true)]
    [InlineData("inbound", "172.16.0.4", "172.16.0.4", false)]
    [InlineData("site", "uk", UkZoneB, false)]
    [InlineData("site", "uk", UkInstance, false)]
    [InlineData("site", "uk", UsInstance, true)]
    [InlineData("region", "eu-west-2", UkZoneB, false)]
    [InlineData("region", "eu-west-2", UkInstance, true)]
    [InlineData("region", "uksouth", UkInstance, false)]
    [InlineData("region", "uksouth", UkZoneB, true)]
    [InlineData("partition", null, UkInstance, true)]
    [InlineData("checker", "uk", UkInstance, true)]
    public void Answers_UnderAFault_HitsWhatItShouldAndNothingElse(string kind, string? target, string address, bool answers) =>
        Assert.Equal(answers, Reachability.Answers(With((kind, target)), IPAddress.Parse(address)).Ok);

    [Rule("FAULT-01")]
    [Theory]
    [InlineData("tunnel", "uk", "uk", UkZoneA, false)]
    [InlineData("tunnel", "uk", "us", UsZoneA, true)]
    [InlineData("tunnel", "vpn-uk-0", "uk", UkZoneA, true)]
    [InlineData("tunnel", "vpn-uk-0/1", "uk", UkZoneA, true)]
    [InlineData("partition", null, "uk", UkZoneA, false)]
    [InlineData("partition", null, "uk", UsInstance, true)]
    [InlineData("site", "uk", "uk", UsZoneA, false)]
    [InlineData("site", "us", "uk", UkZoneA, true)]
    public void Between_FromAVNet_FollowsWhatIsUp(string kind, string? target, string fromSite, string to, bool ok)
    {
        var state = With((kind, target));
        var from = state.Model.VirtualNetworks.Single(network => network.Site == fromSite).Id;
        Assert.Equal(ok, Reachability.Between(state, from, IPAddress.Parse(to)).Ok);
    }

    [Rule("FAULT-02")]
    [Fact]
    public void Between_EveryTunnelDownOneByOne_IsCutOnlyByTheLast()
    {
        var state = With();
        var from = state.Model.VirtualNetworks.Single(network => network.Site == "uk").Id;
        var tunnels = state.Model.Links.Where(link => link.Site == "uk").Select(link => link.Name).ToList();
        Assert.Equal(4, tunnels.Count);
        foreach (var (tunnel, position) in tunnels.Select((tunnel, position) => (tunnel, position)))
        {
            state = state.Apply(new EngineEvent.FaultBegan(tunnel, new Fault.Tunnel(tunnel)), Now);
            Assert.Equal(position < 3, Reachability.Between(state, from, IPAddress.Parse(UkZoneA)).Ok);
        }

        state = state.Apply(new EngineEvent.FaultEnded(tunnels[2]), Now);
        Assert.True(Reachability.Between(state, from, IPAddress.Parse(UkZoneA)).Ok);
    }

    [Rule("FAULT-05")]
    [Fact]
    public void Between_NetworksThatNoDeclaredLinkJoins_AreTakenToBeJoinedElsewhere()
    {
        var state = With(("tunnel", "us"));
        var uk = state.Model.VirtualNetworks.Single(network => network.Site == "uk").Id;
        Assert.True(Reachability.Between(state, uk, IPAddress.Parse(UsZoneA)).Ok);
    }

    [Rule("FAULT-03")]
    [Theory]
    [InlineData(true, "us", null, true)]
    [InlineData(true, "us", "region:eu-west-2", false)]
    [InlineData(true, "us", "tunnel:uk", false)]
    [InlineData(true, "us", "region:westus2", true)]
    [InlineData(false, "us", "region:eu-west-2", true)]
    public void Between_OverTransitGateways_NeedsEveryRouterOnTheWay(bool onlyTransit, string toSite, string? fault, bool ok)
    {
        var model = TwoSiteState().Model;
        var (uk, us) = (model.Sites[0], model.Sites[1]);
        model = model with
        {
            TransitGateways = [new TransitGateway("tgw-uk", "tgw-uk", "eu-west-2", "uk"), new TransitGateway("tgw-us", "tgw-us", "us-west-2", "us")],
            Links =
            [
                Link("vpn-uk", NetworkLinkKind.VpnTunnel, uk.VirtualNetworkIds[0], "tgw-uk", "uk"), Link("vpn-us", NetworkLinkKind.VpnTunnel, us.VirtualNetworkIds[0], "tgw-us", "us"),
                Link("a-uk", NetworkLinkKind.TransitGateway, uk.VpcIds[0], "tgw-uk", "uk"), Link("a-us", NetworkLinkKind.TransitGateway, us.VpcIds[0], "tgw-us", "us"),
                Link("peering", NetworkLinkKind.TransitGateway, "tgw-uk", "tgw-us", null),
                .. onlyTransit ? [] : new[] { Link("gateways", NetworkLinkKind.VirtualNetworkConnection, uk.VirtualNetworkIds[0], us.VirtualNetworkIds[0], null) },
            ],
        };
        var state = EngineState.Start(model, Now);
        if (fault?.Split(':') is [var kind, var target])
        {
            Assert.True(FaultText.TryParse(model, kind, target, mode: null, out var parsed, out var problem), problem);
            state = state.Apply(new EngineEvent.FaultBegan("0", parsed), Now);
        }

        var to = model.ResolverEndpoints.Single(endpoint => endpoint.Site == toSite).Addresses[0].Address;
        Assert.Equal(ok, Reachability.Between(state, uk.VirtualNetworkIds[0], to).Ok);
    }

    [Rule("FAULT-04")]
    [Fact]
    public void Between_OverAPeering_CarriesOnlyWhatBeginsAndEndsThere()
    {
        // https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit
        var model = TwoSiteState().Model;
        var (uk, us) = (model.Sites[0], model.Sites[1]);
        var peering = Link("peering", NetworkLinkKind.VirtualNetworkPeering, uk.VirtualNetworkIds[0], us.VirtualNetworkIds[0], null);
        foreach (var transit in new[] { false, true })
        {
            var links = new[]
            {
                peering with { CarriesTransit = transit },
                Link("vpn-us", NetworkLinkKind.VpnTunnel, us.VirtualNetworkIds[0], us.VpcIds[0], "us"),
                Link("vpn-uk", NetworkLinkKind.VpnTunnel, uk.VirtualNetworkIds[0], uk.VpcIds[0], "uk"),
                Link("vpcs", NetworkLinkKind.VpnTunnel, uk.VirtualNetworkIds[0], us.VpcIds[0], "uk"),
            };
            var state = EngineState.Start(model with { Links = [.. links] }, Now).Apply(new EngineEvent.FaultBegan("0", new Fault.Tunnel("uk")), Now);
            Assert.True(Reachability.Between(state, uk.VirtualNetworkIds[0], IPAddress.Parse(UsInstance)).Ok);
            Assert.Equal(transit, Reachability.Between(state, uk.VirtualNetworkIds[0], IPAddress.Parse(UsZoneA)).Ok);
        }
    }

    [Rule("FAULT-01")]
    [Theory]
    [InlineData("checker", "uk", false)]
    [InlineData("site", "uk", false)]
    [InlineData("region", "eu-west-2", false)]
    [InlineData("region", "uksouth", true)]
    [InlineData("checker", "us", true)]
    [InlineData("partition", null, true)]
    public void CheckerRuns_UnderAFault_IsHitByItsOwn(string kind, string? target, bool runs)
    {
        var state = With((kind, target));
        Assert.Equal(runs, Reachability.CheckerRuns(state, "uk", "eu-west-2").Ok);
    }

    [Rule("FAULT-01")]
    [Fact]
    public void FailureOf_TheFaultyInstanceAndNoOther()
    {
        var state = With(("instance", "app/uk"));
        Assert.Equal(InstanceFailure.Refuse, Reachability.FailureOf(state, "app/uk"));
        Assert.Null(Reachability.FailureOf(state, "app/us"));
        Assert.Null(Reachability.FailureOf(state.Apply(new EngineEvent.FaultEnded("0"), Now), "app/uk"));
    }

    [Theory]
    [InlineData("instance", "app/fr", null, "cannot hit 'app/fr'")]
    [InlineData("instance", "app/uk", "explode", "no mode 'explode'")]
    [InlineData("meteor", "uk", null, "no fault of kind 'meteor'")]
    [InlineData("inbound", "10.10.0.5", null, "10.10.0.4")]
    public void TryParse_FaultThatHitsNothing_SaysWhatIsAllowed(string kind, string target, string? mode, string expected)
    {
        Assert.False(FaultText.TryParse(With().Model, kind, target, mode, out _, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    private static NetworkLink Link(string name, NetworkLinkKind kind, string first, string second, string? site) =>
        new() { Id = name, Name = name, Kind = kind, FirstNetworkId = first, SecondNetworkId = second, Site = site };

    private static EngineState With(params (string Kind, string? Target)[] faults)
    {
        var model = TwoSiteState().Model;
        var links =
            from site in model.Sites
            from connection in Enumerable.Range(0, 2)
            from tunnel in Enumerable.Range(1, 2)
            select new NetworkLink
            {
                Id = $"{site.Name}-{connection}-{tunnel}",
                Name = $"vpn-{site.Name}-{connection}/{tunnel}",
                Kind = NetworkLinkKind.VpnTunnel,
                FirstNetworkId = site.VirtualNetworkIds[0],
                SecondNetworkId = site.VpcIds[0],
                Site = site.Name,
            };
        var state = EngineState.Start(model with { Links = [.. links] }, Now);
        foreach (var (kind, target) in faults)
        {
            Assert.True(FaultText.TryParse(state.Model, kind, target, mode: null, out var fault, out var problem), problem);
            state = state.Apply(new EngineEvent.FaultBegan("0", fault), Now);
        }

        return state;
    }
}
