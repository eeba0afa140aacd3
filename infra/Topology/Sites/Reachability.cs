using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>Whether a site can use what another site has: its resolver addresses, and the instances that it fails over to.</summary>
public static class Reachability
{
    /// <summary>One warning for each site that cannot reach every other.</summary>
    public static IEnumerable<string> Warnings(ImmutableArray<Site> sites, bool vnetToVnet) =>
        from site in sites
        let beyond = sites.Where(other => other.Name != site.Name && !site.Link.Reaches(other.Link, vnetToVnet)).ToList()
        where beyond.Count > 0
        let names = string.Join(", ", beyond.Select(other => $"'{other.Name}'"))
        select $"{SettingsDiagnostic.SitesOutOfReach}: Site '{site.Name}' cannot reach {names}: "
            + "neither their resolver addresses, which its forwarding rule falls back to, nor the instances that services fail over to. "
            + "Sites reach each other where both have 'link: transitGateway', or both 'link: existing', "
            + "or where 'vnetToVnet' connects the gateways of their VPNs. Give them one of these.";
}
