using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Infra.Topology.Services;

/// <summary>Whether an instance can be where it is said to be, and be watched from where it is to be watched.</summary>
/// <param name="written">Names of all sites, also of those that are otherwise wrong.</param>
/// <param name="vnetToVnet">Whether the Azure gateways of the sites are connected with each other.</param>
internal sealed class InstancePlaces(
    ImmutableArray<string> written, ImmutableArray<OnPrem> onPrem, bool vnetToVnet, SettingsProblems problems)
{
    public void RequireSites(InstanceSettings instance)
    {
        foreach (var (key, site) in instance.Vantages.Select(vantage => ("vantages", (string?)vantage)).Prepend(("site", instance.Site)))
        {
            if (site is not null && !written.Contains(site, StringComparer.Ordinal))
            {
                problems.Add(
                    SettingsDiagnostic.UnknownSite, $"{instance.Path}.{key}", key == "site" ? $"is \"{site}\"" : $"holds \"{site}\"",
                    $"Sites are {string.Join(", ", written)}", $"Write {NearestKey.Find(site, written) ?? "one of them"}");
            }
        }
    }

    public void RequireAddress(InstanceSettings instance, Site site)
    {
        if (instance.Address is not { } address)
        {
            return;
        }

        var (fits, allowed) = instance.Cloud switch
        {
            Cloud.OnPrem => (
                onPrem.Any(place => place.Contains(address)),
                "An address within the 'ranges' of a place under 'onPrem' is expected"),
            Cloud.Aws when site.Aws.Existing is null => (
                site.Aws.VpcCidr.Contains(address) && !site.Aws.VpcCidr.Subnet(24, 0).Contains(address),
                $"An address of site {site}'s VPC {site.Aws.VpcCidr} is expected, outside its first /24, which is for DNS"),
            Cloud.Aws => (
                site.Aws.VpcCidr.Contains(address) || site.Aws.Spokes.Any(spoke => spoke.Cidr?.Contains(address) == true),
                $"An address of site {site}'s VPC {site.Aws.VpcCidr} is expected"),
            _ => (
                site.Azure.IsForWorkloads(address) || site.Azure.Spokes.Any(spoke => spoke.Cidr?.Contains(address) == true),
                $"An address of site {site}'s workload subnet {site.Azure.WorkloadSubnet} is expected, "
                + "of which Azure keeps the first four and the last"),
        };
        if (!fits)
        {
            problems.Add(
                SettingsDiagnostic.AddressOutsideNetwork, $"{instance.Path}.address", $"is {address}", allowed,
                "Correct the address, 'site' or 'cloud'");
        }
    }

    public void RequireVantages(InstanceSettings instance, Site site, ImmutableArray<Site> vantages)
    {
        foreach (var vantage in vantages.Where(vantage => vantage.Name != site.Name && !vantage.Link.Reaches(site.Link, vnetToVnet)))
        {
            problems.Add(
                SettingsDiagnostic.RoutingDoesNotFit, $"{instance.Path}.vantages",
                $"holds \"{vantage.Name}\", which cannot reach site '{site.Name}'",
                "A vantage reaches what it watches: both sites have 'link: transitGateway', or both 'link: existing', "
                + "or VPNs and 'vnetToVnet'",
                "Join the sites or remove it");
        }

        if (instance.HealthyVantages > Math.Max(1, vantages.Length))
        {
            problems.Add(
                SettingsDiagnostic.OutOfRange, $"{instance.Path}.healthyVantages",
                string.Create(CultureInfo.InvariantCulture, $"is {instance.HealthyVantages}"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {vantages.Length} vantages; with more the instance could never be healthy"),
                "Lower it");
        }
    }
}
