using System.Globalization;

namespace CrossCloudDns.Twin.Engine.Forwarders.Formats;

/// <summary>NLnet Labs Unbound.</summary>
/// <remarks>
/// Unbound asks at random among servers that are about equally fast; the settings for fast servers keep it to the site's own.
/// </remarks>
/// <seealso href="https://unbound.docs.nlnetlabs.nl/en/latest/manpages/unbound.conf.html"/>
internal sealed class Unbound() : ForwarderFormat("unbound", "unbound.conf")
{
    public override string Write(ForwarderPlan plan) => Join(
    [
        .. Head(
            plan,
            "#",
            "The first wait for an address is short and doubles; one that stays silent is left out and probed again within "
                + $"{Seconds(plan.Timing.Retry)} s."),
        "server:",
        .. plan.ZonesOnly ? [] : Standalone(plan),
        "    # The site's own addresses answer fastest: use that many of the fastest, always, and others when these are lost.",
        $"    fast-server-num: "
            + $"{plan.Domains.Select(domain => domain.Near.Length).DefaultIfEmpty(1).Max().ToString(CultureInfo.InvariantCulture)}",
        "    fast-server-permil: 1000",
        $"    infra-host-ttl: {WholeSeconds(plan.Timing.Retry)}",
        "    infra-keep-probing: yes",
        $"    cache-max-negative-ttl: {WholeSeconds(plan.Timing.NegativeTtl)}",
        "    serve-expired: no",
        .. plan.Domains.SelectMany(domain => new[]
        {
            $"    # Private, not signed, and allowed to hold private addresses.",
            $"    domain-insecure: \"{domain.Plain}\"",
            $"    private-domain: \"{domain.Plain}\"",
        }),
        .. plan.Domains.SelectMany(Zone),
    ]);

    private static string[] Standalone(ForwarderPlan plan) =>
    [
        $"    interface: {plan.Listen.Address}@{plan.Listen.Port.ToString(CultureInfo.InvariantCulture)}",
        "    do-ip6: no",
        "    # No validator, so no trust anchor is fetched and the root is not primed.",
        "    module-config: \"iterator\"",
        "    # Other domains end here; nothing is sent anywhere but to the addresses below.",
        "    local-zone: \".\" refuse",
        .. plan.Domains.Select(domain => $"    local-zone: \"{domain.Plain}\" transparent"),
    ];

    private static string[] Zone(ForwardedDomain domain) =>
    [
        "",
        "forward-zone:",
        $"    name: \"{domain.Plain}\"",
        "    forward-first: no",
        .. domain.Targets.Select(target => $"    forward-addr: {Address(target, "@")}"),
    ];
}
