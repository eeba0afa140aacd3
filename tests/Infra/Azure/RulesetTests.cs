using System.Collections.Immutable;
using CrossCloudDns.Infra;
using CrossCloudDns.Infra.Azure;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Places;
using Pulumi;

namespace CrossCloudDns.Tests.Infra.Azure;

[Collection("Pulumi")]
public sealed class RulesetTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rule_Always_EndsWithADotAndKeepsTheOrderOfItsTargets(bool preview)
    {
        var recording = await Recording.Of(() => Declare(), preview);

        var rule = recording.Single("azure-native:dnsresolver:ForwardingRule");
        Assert.Equal("\"internal.example.com.\"", rule["domainName"]);
        Assert.Equal("\"to_internal_example_com\"", rule["forwardingRuleName"]);
        Assert.Equal("\"Enabled\"", rule["forwardingRuleState"]);
        Assert.Equal("""[{"ipAddress":"10.10.0.36","port":53},{"ipAddress":"10.10.0.4","port":53}]""", rule["targetDnsServers"]);
        Assert.Equal(["domainName"], rule.Options!.ReplaceOnChanges);
        Assert.True(rule.Options.DeleteBeforeReplace);
    }

    [Fact]
    public async Task Ruleset_Always_GoesWithItsFirstEndpoint()
    {
        var recording = await Recording.Of(() => Declare());

        var ruleset = recording.Single("azure-native:dnsresolver:DnsForwardingRuleset");
        Assert.Equal("""[{"id":"endpoint"}]""", ruleset["dnsResolverOutboundEndpoints"]);
        Assert.Equal(["dnsResolverOutboundEndpoints[0].id"], ruleset.Options!.ReplaceOnChanges);
        var link = recording.Single("azure-native:dnsresolver:PrivateResolverVirtualNetworkLink");
        Assert.Equal("""{"id":"vnet"}""", link["virtualNetwork"]);
        Assert.Equal(["virtualNetwork"], link.Options!.ReplaceOnChanges);
        Assert.True(link.Options.DeleteBeforeReplace);
    }

    [Fact]
    public async Task Rule_LongDomain_HasANameThatAzureTakes()
    {
        var domain = string.Join('.', Enumerable.Repeat("a23456789012345678901234567890", 7));
        var recording = await Recording.Of(() => Declare(domain));

        var name = recording.Single("azure-native:dnsresolver:ForwardingRule").Text("forwardingRuleName");
        Assert.Equal(80, name.Length);
        Assert.Matches("^[a-z][a-z0-9_-]*[a-z0-9]$", name);
    }

    private static void Declare(string domain = "internal.example.com") => _ = new Ruleset("uk-ruleset", new RulesetArgs
    {
        Location = AzureLocation.All["uksouth"],
        ResourceGroupName = "group",
        OutboundEndpointIds = [Output.Create("endpoint")],
        Domains = [new ForwardedDomain(DomainName.Parse(domain), [Ipv4Address.Parse("10.10.0.36"), Ipv4Address.Parse("10.10.0.4")])],
        VnetIds = ImmutableSortedDictionary<string, Output<string>>.Empty.Add("hub", Output.Create("vnet")),
        Tags = ResourceTags.Of("cross-cloud-dns", "dev").ForSite("uk"),
    });
}
