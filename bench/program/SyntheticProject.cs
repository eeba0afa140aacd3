using System.Globalization;
using System.Text;

namespace CrossCloudDns.Bench.Program;

/// <summary>A project folder with a stack of so many sites and services.</summary>
internal static class SyntheticProject
{
    private static readonly (string Region, string Location)[] Places =
    [
        ("eu-west-2", "uksouth"), ("us-west-2", "westus2"), ("eu-west-1", "northeurope"),
        ("eu-central-1", "germanywestcentral"), ("eu-west-3", "francecentral"), ("eu-north-1", "swedencentral"),
        ("eu-south-1", "italynorth"), ("eu-south-2", "spaincentral"), ("eu-central-2", "switzerlandnorth"),
        ("us-east-1", "eastus"), ("us-east-2", "northcentralus"), ("ca-central-1", "canadaeast"),
        ("sa-east-1", "brazilsouth"), ("ap-south-1", "centralindia"), ("ap-southeast-1", "southeastasia"),
        ("ap-southeast-2", "australiaeast"), ("ap-northeast-1", "japaneast"), ("ap-northeast-2", "koreacentral"),
        ("af-south-1", "southafricawest"), ("me-central-1", "uaenorth"),
    ];

    // A workload subnet has some 250 addresses. A site has one in Azure and three in AWS.
    private const int PerSubnet = 200;

    /// <summary>Writes <c>Pulumi.yaml</c> and the stack's file into a directory.</summary>
    /// <returns>The name of the stack.</returns>
    public static string Write(string directory, int sites, int services)
    {
        var stack = string.Create(CultureInfo.InvariantCulture, $"s{sites}x{services}");
        File.WriteAllText(Path.Combine(directory, "Pulumi.yaml"), "name: cross-cloud-dns\nruntime: dotnet\n");
        File.WriteAllText(Path.Combine(directory, $"Pulumi.{stack}.yaml"), Settings(sites, services));
        return stack;
    }

    // Two instances per service, in two sites: a zone holds 10,000 records, so 500 services cannot have one in each of 20 sites. The sites
    // form one mesh of transit gateways, as in the dev stack; the sources are written down because a network ACL has room for ten.
    private static string Settings(int sites, int services)
    {
        var text = new StringBuilder();
        Line($"config:");
        Line($"  aws:region: {Places[0].Region}");
        Line($"  azure-native:location: {Places[0].Location}");
        Line($"  cross-cloud-dns:domain: internal.example.com");
        Line($"  cross-cloud-dns:sources: [10.0.0.0/8]");
        Line($"  cross-cloud-dns:sites:");
        for (var site = 0; site < sites; site++)
        {
            Line($"    - name: site{site}");
            Line($"      link: transitGateway");
            Line($"      aws: {{ region: {Places[site].Region}, vpcCidr: 10.{10 + site}.0.0/16 }}");
            Line($"      azure: {{ location: {Places[site].Location}, vnetCidr: 10.{110 + site}.0.0/16 }}");
        }

        Line($"  cross-cloud-dns:services:");
        var taken = new int[sites];
        for (var service = 0; service < services; service++)
        {
            Line($"    - name: service{service}");
            Line($"      routing: nearest");
            Line($"      instances:");
            for (var instance = 0; instance < 2; instance++)
            {
                var site = (service + instance) % sites;
                var (subnet, host) = Math.DivRem(taken[site]++, PerSubnet);
                var (cloud, second, third) = subnet == 0 ? ("azure", 110 + site, 1) : ("aws", 10 + site, subnet);
                Line($"        - site: site{site}");
                Line($"          cloud: {cloud}");
                Line($"          address: 10.{second}.{third}.{10 + host}");
                Line($"          check: {{ kind: https, path: /healthz }}");
            }
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
