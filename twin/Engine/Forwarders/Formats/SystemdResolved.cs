namespace CrossCloudDns.Twin.Engine.Forwarders.Formats;

/// <summary>systemd-resolved.</summary>
/// <remarks>Its own configuration has one list of servers; domains with another list need delegates, which systemd 258 brought.</remarks>
/// <seealso href="https://www.freedesktop.org/software/systemd/man/latest/resolved.conf.html"/>
internal sealed class SystemdResolved() : ForwarderFormat("systemd-resolved", "/etc/systemd/resolved.conf.d/cross-cloud-dns.conf")
{
    public override string Write(ForwarderPlan plan)
    {
        var groups = plan.Domains.Aggregate(new List<List<ForwardedDomain>>(), (known, domain) =>
        {
            if (known.Find(group => group[0].HasSameTargets(domain)) is { } group)
            {
                group.Add(domain);
            }
            else
            {
                known.Add([domain]);
            }

            return known;
        });
        return Join(
        [
            .. Head(plan, "#", "A server that does not answer is left for the next, which is then kept."),
            .. groups.Take(1).SelectMany(group => Resolve(plan, group)),
            .. groups.Skip(1).SelectMany(Delegate),
        ]);
    }

    private static string[] Resolve(ForwarderPlan plan, List<ForwardedDomain> group) =>
    [
        "[Resolve]",
        "# The first server is used until it fails to answer, then the next.",
        .. group[0].Targets.Select(target => $"DNS={Address(target, ":")}"),
        .. group.Select(domain => $"Domains=~{domain.Plain}"),
        "DNSSEC=no",
        "StaleRetentionSec=0",
        // What the machine falls back to is for the public names of an existing set-up to say.
        .. plan.ZonesOnly
            ? Array.Empty<string>()
            : ["# Nothing but the servers above is asked.", "FallbackDNS=", "LLMNR=no", "MulticastDNS=no"],
    ];

    private static string[] Delegate(List<ForwardedDomain> group) =>
    [
        "",
        $"# A file of its own, from systemd 258 on: /etc/systemd/dns-delegate.d/{group[0].Plain}.dns-delegate",
        "[Delegate]",
        .. group[0].Targets.Select(target => $"DNS={Address(target, ":")}"),
        .. group.Select(domain => $"Domains={domain.Plain}"),
    ];
}
