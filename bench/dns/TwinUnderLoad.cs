using System.Globalization;
using System.Net;
using System.Text.Json;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Bench.Dns;

/// <summary>
/// The whole twin as a server process: two sites, geoproximity with health checks, rulesets, faults and query budgets in place.
/// </summary>
internal static class TwinUnderLoad
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("10.99.0.4");
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Serves until its standard input ends. Prints one line of JSON with its addresses, and for each line that it is sent the bytes that
    /// it has allocated so far.
    /// </summary>
    public static async Task<int> ServeAsync(IReadOnlyList<string> arguments)
    {
        var port = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 0;
        await using var twin = await TwinHost.StartAsync(
            Model(),
            new TwinOptions { DnsPort = port, HttpPort = 0, CodeRoot = ".", Log = Console.Error.WriteLine },
            CancellationToken.None);
        foreach (var (_, listener) in twin.Resolvers)
        {
            // In place and counting, but never the limit of a measurement.
            listener.Gate.Budget = new QueryBudget(int.MaxValue, TimeProvider.System);
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            port = twin.Resolvers[0].Listener.EndPoint.Port,
            inbound = Of(twin, ResolverRole.Route53Inbound, "uk"),
            resolver = Of(twin, ResolverRole.AzureClient, "uk"),
            upstream = twin.Addresses.ToLoopback(Elsewhere).ToString(),
        }));
        while (await Console.In.ReadLineAsync() is not null)
            Console.WriteLine(GC.GetTotalAllocatedBytes(precise: true));
        return 0;
    }

    private static string[] Of(TwinHost twin, ResolverRole role, string site) =>
        [.. twin.Resolvers.Where(r => r.Entry.Role == role && r.Entry.Site == site).Select(r => r.Listener.EndPoint.Address.ToString())];

    private static IPAddress Inbound(int net, int zone) => IPAddress.Parse($"10.{net}.{zone}.4");

    private static StackModel Model()
    {
        var sites = new[]
        {
            (Name: "uk", Region: "eu-west-2", Location: "uksouth", Net: 10),
            (Name: "us", Region: "us-west-2", Location: "westus2", Net: 20),
        };
        return new StackModel
        {
            Project = "bench",
            Stack = "dns",
            Vpcs =
            [
                .. sites.Select(site => new Vpc
                {
                    Id = $"vpc-{site.Name}",
                    Name = site.Name,
                    Region = site.Region,
                    Site = site.Name,
                    Cidr = IPNetwork.Parse($"10.{site.Net}.0.0/16"),
                }),
            ],
            VirtualNetworks =
            [
                .. sites.Select(site => new VirtualNetwork
                {
                    Id = $"vnet-{site.Name}",
                    Name = site.Name,
                    Location = site.Location,
                    Site = site.Name,
                    AddressSpace = [IPNetwork.Parse($"172.{site.Net}.0.0/16")],
                }),
            ],
            ResolverEndpoints =
            [
                .. sites.Select(site => new ResolverEndpoint
                {
                    Id = $"in-{site.Name}",
                    Name = $"inbound-{site.Name}",
                    Direction = ResolverDirection.Inbound,
                    Region = site.Region,
                    VpcId = $"vpc-{site.Name}",
                    Site = site.Name,
                    Addresses =
                    [
                        .. "abc".Select((zone, i) => new ResolverAddress(
                            Inbound(site.Net, i), $"subnet-{site.Name}-{zone}", $"{site.Region}{zone}")),
                    ],
                }),
            ],
            ForwardingRulesets =
            [
                .. sites.Select(site => new ForwardingRuleset
                {
                    Id = $"rules-{site.Name}",
                    Name = $"rules-{site.Name}",
                    VirtualNetworkIds = [$"vnet-{site.Name}"],
                    Rules =
                    [
                        new ForwardingRule
                        {
                            Id = $"rule-{site.Name}",
                            Name = "bench",
                            Domain = DomainName.Parse(BenchZone.Name),
                            Targets =
                            [
                                new IPEndPoint(Elsewhere, 53),
                                .. Enumerable.Range(0, 3).Select(zone => new IPEndPoint(Inbound(site.Net, zone), 53)),
                            ],
                        },
                    ],
                }),
            ],
            HostedZones =
            [
                new HostedZone
                {
                    Id = "Z1",
                    Name = DomainName.Parse(BenchZone.Name),
                    VpcIds = [.. sites.Select(site => $"vpc-{site.Name}")],
                    RecordSets =
                    [
                        .. from i in Enumerable.Range(0, BenchZone.Hosts)
                           from site in sites
                           select new RecordSet
                           {
                               Id = $"{i}-{site.Name}",
                               Name = DomainName.Parse(BenchZone.Host(i)),
                               Type = RecordType.A,
                               SetIdentifier = site.Name,
                               Policy = new RoutingPolicy.Geoproximity(new GeoLocation.AwsRegion(site.Region), 0),
                               Content = new RecordContent.Values(Ttl, [RecordData.Parse(RecordType.A, BenchZone.Address(i))]),
                               HealthCheckId = $"hc-{i}-{site.Name}",
                           },
                    ],
                },
            ],
            HealthChecks =
            [
                .. from i in Enumerable.Range(0, BenchZone.Hosts)
                   from site in sites
                   select new HealthCheck
                   {
                       Id = $"hc-{i}-{site.Name}",
                       Name = $"hc-{i}-{site.Name}",
                       Kind = new HealthCheckKind.CloudWatchMetric(
                           $"hc-{i}-{site.Name}", site.Region, InsufficientDataHealthStatus.LastKnownStatus),
                   },
            ],
        };
    }
}
