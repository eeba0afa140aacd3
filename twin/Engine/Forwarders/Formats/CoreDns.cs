using System.Globalization;

namespace CrossCloudDns.Twin.Engine.Forwarders.Formats;

/// <summary>CoreDNS 1.11 or later.</summary>
/// <seealso href="https://coredns.io/plugins/forward/"/>
internal sealed class CoreDns() : ForwarderFormat("coredns", "Corefile")
{
    public override string Write(ForwarderPlan plan) => Join(
    [
        .. Head(
            plan,
            "#",
            $"An address that fails two checks, one every {Seconds(plan.Timing.Attempt)} s, is left out until it answers again."),
        "# Names of other domains have no server block and are refused.",
        .. plan.Domains.SelectMany(domain => Server(plan, domain)),
    ]);

    private static string[] Server(ForwarderPlan plan, ForwardedDomain domain) =>
    [
        "",
        $"{domain.Plain}:{plan.Listen.Port.ToString(CultureInfo.InvariantCulture)} {{",
        .. plan.ZonesOnly ? Array.Empty<string>() : [$"    bind {plan.Listen.Address}"],
        "    errors",
        $"    forward . {string.Join(' ', domain.Targets.Select(target => Address(target, ":")))} {{",
        "        policy sequential",
        "        max_fails 2",
        "        # Asks for a name of the private zone: the root is not to be reached here.",
        $"        health_check {Milliseconds(plan.Timing.Attempt)}ms domain {domain.Plain}",
        $"        expire {WholeSeconds(plan.Timing.Retry)}s",
        "    }",
        "    cache {",
        "        success 9984",
        $"        denial 9984 {WholeSeconds(plan.Timing.NegativeTtl)}",
        "        servfail 0",
        "    }",
        "}",
    ];
}
