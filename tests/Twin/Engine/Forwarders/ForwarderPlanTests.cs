using System.Net;
using CrossCloudDns.Tests.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Forwarders;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Engine.Forwarders;

public sealed class ForwarderPlanTests
{
    [Theory]
    [InlineData("eu-west-2", "10.10.0.4", "10.20.0.4")]
    [InlineData("us-west-2", "10.20.0.4", "10.10.0.4")]
    public void Of_ASite_AsksItsOwnEndpointFirst(string site, string near, string far)
    {
        var domain = Plan(SampleStack.TwoSites(), site).Domains.Single(domain => domain.Plain == SampleStack.Domain);

        Assert.Equal(3, domain.Near.Length);
        Assert.Equal((near, far), ($"{domain.Near[0].Address}", $"{domain.Far[0].Address}"));
        Assert.Equal([.. domain.Near, .. domain.Far], domain.Targets);
    }

    [Fact]
    public void Of_ASite_ForwardsAzureZonesToTheResolverOfItsVirtualNetwork()
    {
        var domain = Plan(SampleStack.TwoSites(), "us-west-2").Domains.Single(domain => domain.Plain == "azure.example.com");

        Assert.Equal([new IPEndPoint(IPAddress.Parse("172.20.2.4"), 53), new IPEndPoint(IPAddress.Parse("172.16.2.4"), 53)], domain.Targets);
    }

    [Fact]
    public void Of_APrivateLinkZone_ForwardsThePublicNameThatClientsAskFor()
    {
        const string zone = "privatelink.blob.core.windows.net";
        var stack = SampleStack.TwoSites().Set("azure-zone", "privateZoneName", zone).Set("azure-zone-uk", "privateZoneName", zone).Set("azure-zone-us", "privateZoneName", zone);

        Assert.Equal(["blob.core.windows.net", SampleStack.Domain], Plan(stack, "eu-west-2").Domains.Select(domain => domain.Plain));
    }

    [Fact]
    public void Of_AZoneThatTheEndpointDoesNotSee_LeavesThatEndpointOut()
    {
        var domain = Plan(SampleStack.TwoSites().Remove("zone-us"), "us-west-2").Domains.Single(domain => domain.Plain == SampleStack.Domain);

        Assert.Empty(domain.Near);
        Assert.All(domain.Far, target => Assert.StartsWith("10.10.", target.Address.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ASite_TakesTheNegativeTtlFromTheZonesSoa()
    {
        var stack = SampleStack.TwoSites().Set("soa", "records", new[] { "ns.example. h.example. 1 7200 900 1209600 45" });

        Assert.Equal(TimeSpan.FromSeconds(45), Plan(stack, "eu-west-2").Timing.NegativeTtl);
    }

    [Fact]
    public void Of_ThreeAddresses_AnswersBeforeAClientAsksAgain()
    {
        var timing = Plan(SampleStack.TwoSites(), "eu-west-2").Timing;

        Assert.True(timing.Attempt * 3 <= timing.Total, $"{timing.Attempt}");
        Assert.True(timing.Total < TimeSpan.FromSeconds(5), $"{timing.Total}");
    }

    internal static ForwarderPlan Plan(StackBuilder stack, string site)
    {
        var model = StackModel.Read(stack.Build());
        return ForwarderPlan.Of(model, model.Sites.Single(known => known.Name == site));
    }
}
