using System.Net;
using CrossCloudDns.Tests.EndToEnd;
using CrossCloudDns.Tests.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Forwarders;

namespace CrossCloudDns.Tests.Twin.Engine.Forwarders;

public sealed class ForwarderFormatTests
{
    private static readonly ForwarderPlan Plan = ForwarderPlanTests.Plan(SampleStack.TwoSites(), "eu-west-2");

    public static TheoryData<string> Names => [.. ForwarderFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_InAnyFormat_NamesEveryDomainAndItsTargetsInOrder(string name)
    {
        var text = Write(name, Plan);

        foreach (var domain in Plan.Domains)
        {
            Assert.Contains(domain.Plain, text, StringComparison.Ordinal);
            var positions = domain.Targets.Select(target => text.IndexOf($"{target.Address}", StringComparison.Ordinal)).ToList();
            Assert.DoesNotContain(-1, positions);
            Assert.Equal(positions.Order(), positions);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_InAnyFormat_NamesNoAddressThatIsNotPlanned(string name)
    {
        var known = Plan.Targets.Select(target => target.Address).Append(IPAddress.Loopback).ToHashSet();
        var named =
            from word in Write(name, Plan).Split([' ', '\n', '\'', ',', ';', '/', '@', '(', ')', '='], StringSplitOptions.RemoveEmptyEntries)
            where word.Count(character => character == '.') == 3 && IPAddress.TryParse(word, out _)
            select IPAddress.Parse(word);

        Assert.All(named, address => Assert.Contains(address, known));
    }

    [Theory]
    [InlineData("bind9", "resolver-query-timeout 4000;")]
    [InlineData("bind9", "stale-answer-enable no;")]
    [InlineData("unbound", "serve-expired: no")]
    [InlineData("unbound", "fast-server-num: 3")]
    [InlineData("dnsmasq", "fast-dns-retry=1333,4000")]
    [InlineData("coredns", "health_check 1333ms domain internal.example.com")]
    [InlineData("systemd-resolved", "StaleRetentionSec=0")]
    [InlineData("windows", "-ForwarderTimeout 2 -UseRecursion $false")]
    public void Write_AFormat_SetsTheTimeoutsOfThePlan(string name, string setting) =>
        Assert.Contains(setting, Write(name, Plan), StringComparison.Ordinal);

    [Theory]
    [InlineData("bind9", "options {")]
    [InlineData("unbound", "interface:")]
    [InlineData("dnsmasq", "no-resolv")]
    [InlineData("coredns", "bind ")]
    [InlineData("systemd-resolved", "FallbackDNS=")]
    public void Write_ZonesOnly_LeavesTheServerToItsOwnConfiguration(string name, string standalone)
    {
        Assert.Contains(standalone, Write(name, Plan), StringComparison.Ordinal);
        Assert.DoesNotContain(standalone, Write(name, Plan with { ZonesOnly = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SystemdResolvedWithTwoGroupsOfServers_PutsTheSecondIntoADelegate()
    {
        var text = Write("systemd-resolved", Plan);

        Assert.Contains("/etc/systemd/dns-delegate.d/internal.example.com.dns-delegate\n[Delegate]\nDNS=10.10.0.4", text, StringComparison.Ordinal);
        Assert.Contains("[Resolve]\n# The first server is used until it fails to answer, then the next.\nDNS=172.16.2.4\nDNS=172.20.2.4\nDomains=~azure.example.com", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bind9", "named-checkconf", false)]
    [InlineData("bind9", "named-checkconf", true)]
    [InlineData("unbound", "unbound-checkconf", false)]
    [InlineData("unbound", "unbound-checkconf", true)]
    [InlineData("dnsmasq", "dnsmasq", false)]
    [InlineData("dnsmasq", "dnsmasq", true)]
    public async Task Write_ForAResolver_PassesItsOwnChecker(string name, string checker, bool zonesOnly)
    {
        var tool = Tool.Require(checker);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Write(name, Plan with { ZonesOnly = zonesOnly }), TestContext.Current.CancellationToken);

            var run = await Tool.RunAsync(tool, checker == "dnsmasq" ? ["--test", "-C", file] : [file], TestContext.Current.CancellationToken);

            Assert.True(run.ExitCode == 0, run.Output + run.Error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Write(string name, ForwarderPlan plan) => ForwarderFormat.All.Single(format => format.Name == name).Write(plan);
}
