using System.Globalization;

namespace CrossCloudDns.Twin.Engine.Forwarders.Formats;

/// <summary>ISC BIND 9.</summary>
/// <remarks>BIND asks the forwarder that has lately answered fastest, which is one of the site's own while any of them lives.</remarks>
/// <seealso href="https://bind9.readthedocs.io/en/stable/reference.html"/>
internal sealed class Bind9() : ForwarderFormat("bind9", "named.conf")
{
    public override string Write(ForwarderPlan plan) => Join(
    [
        .. Head(
            plan,
            "//",
            $"An answer comes or fails within {Seconds(plan.Timing.Total)} s, before clients ask again; by then other addresses have been "
                + "tried."),
        .. plan.ZonesOnly ? [] : Options(plan),
        .. plan.Domains.SelectMany(Zone),
    ]);

    private static string[] Options(ForwarderPlan plan) =>
    [
        "options {",
        "    directory \"/var/cache/bind\";",
        $"    listen-on port {plan.Listen.Port.ToString(CultureInfo.InvariantCulture)} {{ {plan.Listen.Address}; }};",
        "    listen-on-v6 { none; };",
        "    recursion yes;",
        "    allow-query { localhost; localnets; };",
        $"    resolver-query-timeout {Milliseconds(plan.Timing.Total)};",
        $"    max-ncache-ttl {WholeSeconds(plan.Timing.NegativeTtl)};",
        "    stale-answer-enable no;",
        "    // Private zones are not signed, and validation would ask the root.",
        "    dnssec-validation no;",
        "};",
        "",
        "// No hints: names of other domains are refused a lookup, and nothing is sent anywhere but to the addresses below.",
        "zone \".\" {",
        "    type hint;",
        "    file \"/dev/null\";",
        "};",
    ];

    private static string[] Zone(ForwardedDomain domain) =>
    [
        "",
        $"zone \"{domain.Plain}\" {{",
        "    type forward;",
        "    forward only;",
        "    forwarders {",
        .. domain.Targets.Select(target => $"        {Address(target, " port ")};"),
        "    };",
        "};",
    ];
}
