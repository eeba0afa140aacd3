using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads VPCs with their subnets, and makes out those that the stack only refers to.</summary>
internal static class VpcReader
{
    /// <summary>Tag of a VPC that keeps a private zone alive; nobody is in it, so it is no place to ask from.</summary>
    private const string HolderTag = "cross-cloud-dns:holds";

    public static ImmutableArray<Vpc> Read(ResourceIndex resources)
    {
        var subnets = resources.OfType(AwsTypes.Subnet).ToLookup(
            subnet => resources.Find(subnet.Text("vpcId"), AwsTypes.Vpc)?.Id ?? subnet.Text("vpcId"),
            ReadSubnet,
            StringComparer.Ordinal);
        var declared = resources.OfType(AwsTypes.Vpc).Select(vpc => new Vpc
        {
            Id = vpc.Id,
            Name = vpc.Name,
            Region = resources.RegionOf(vpc),
            Site = vpc.Site() ?? resources.RegionOf(vpc),
            Cidr = vpc.Network("cidrBlock"),
            ResolvesPrivateZones = (vpc.Flag("enableDnsSupport") ?? true) && (vpc.Flag("enableDnsHostnames") ?? false),
            Subnets = [.. subnets[vpc.Id]],
        }).ToList();

        // A stack in a network of somebody else's names it only: in its subnets, its zone associations, its endpoints.
        var known = declared.Select(vpc => vpc.Id).ToHashSet(StringComparer.Ordinal);
        var outside = Mentions(resources)
            .Where(mention => !known.Contains(mention.Id))
            .GroupBy(mention => mention.Id, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Vpc
            {
                Id = group.Key,
                Name = group.Key,
                Region = group.First().Region,
                Site = group.Select(mention => mention.Site).FirstOrDefault(site => site is not null) ?? group.First().Region,
                Subnets = [.. subnets[group.Key]],
            });
        var holders = resources.OfType(AwsTypes.Vpc)
            .Where(vpc => vpc.Map("tags").ContainsKey(HolderTag))
            .Select(vpc => vpc.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. declared.Where(vpc => !holders.Contains(vpc.Id)), .. outside];
    }

    /// <summary>The model's id of the VPC that a property names.</summary>
    public static string? IdOf(ResourceIndex resources, string? reference) => resources.Find(reference, AwsTypes.Vpc)?.Id ?? reference;

    private static VpcSubnet ReadSubnet(DeclaredResource subnet) =>
        new(subnet.Id, subnet.Name, subnet.Network("cidrBlock"), subnet.Text("availabilityZone"));

    private static IEnumerable<(string Id, string Region, string? Site)> Mentions(ResourceIndex resources)
    {
        foreach (var subnet in resources.OfType(AwsTypes.Subnet))
        {
            if (IdOf(resources, subnet.Text("vpcId")) is { } id)
                yield return (id, resources.RegionOf(subnet), subnet.Site());
        }

        foreach (var association in resources.OfType(AwsTypes.ZoneAssociation))
        {
            if (IdOf(resources, association.Text("vpcId")) is { } id)
                yield return (id, association.Text("vpcRegion") ?? resources.RegionOf(association), null);
        }

        foreach (var zone in resources.OfType(AwsTypes.Zone))
        {
            foreach (var vpc in zone.Items("vpcs"))
            {
                if (IdOf(resources, vpc.Text("vpcId")) is { } id)
                    yield return (id, vpc.Text("vpcRegion") is { Length: > 0 } region ? region : resources.RegionOf(zone), null);
            }
        }
    }
}
