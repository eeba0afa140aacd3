using System.Globalization;

namespace CrossCloudDns.Twin.Engine.Forwarders.Formats;

/// <summary>dnsmasq 2.88 or later.</summary>
/// <seealso href="https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html"/>
internal sealed class Dnsmasq() : ForwarderFormat("dnsmasq", "dnsmasq.conf")
{
    public override string Write(ForwarderPlan plan) => Join(
    [
        .. Head(
            plan,
            "#",
            $"A lost query is sent again after {Seconds(plan.Timing.Attempt)} s, and fails after {Seconds(plan.Timing.Total)} s, before "
                + "clients ask again."),
        .. plan.ZonesOnly ? [] : Standalone(plan),
        "# All are asked and the first answer is taken, which is the nearest site's: asked one by one, a lost address would be asked",
        "# again until the client comes back. It costs one query for each address.",
        "all-servers",
        $"fast-dns-retry={Milliseconds(plan.Timing.Attempt)},{Milliseconds(plan.Timing.Total)}",
        .. plan.Domains.SelectMany(domain => domain.Targets.Select(target => $"server=/{domain.Plain}/{Address(target, "#")}")),
        .. plan.Domains.Select(domain => $"rebind-domain-ok=/{domain.Plain}/"),
    ]);

    private static string[] Standalone(ForwarderPlan plan) =>
    [
        $"listen-address={plan.Listen.Address}",
        $"port={plan.Listen.Port.ToString(CultureInfo.InvariantCulture)}",
        "bind-interfaces",
        "# Without other servers, names of other domains are refused and nothing is sent anywhere but to the addresses below.",
        "no-resolv",
        "no-poll",
        "no-hosts",
    ];
}
