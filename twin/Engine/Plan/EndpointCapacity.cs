using System.Collections.Immutable;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>What a Route 53 Resolver endpoint carries, in UDP queries per second.</summary>
/// <param name="PerAddress">10,000 untracked; as low as 1,500 when connections are tracked.</param>
/// <param name="AfterLoss">What is left while one address is lost: (n − 1) × per address. Plan with this.</param>
/// <param name="Otherwise">The same with the other kind of security group.</param>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoint-scaling.html"/>
public sealed record EndpointCapacity(
    string Site, string Endpoint, string Direction, int Addresses, int Zones, bool Tracked, int PerAddress, int AfterLoss, int Otherwise)
{
    internal static ImmutableArray<EndpointCapacity> Of(StackModel model) =>
    [
        .. from endpoint in model.ResolverEndpoints
           let addresses = endpoint.Addresses.Length
           let other = endpoint with { Tracked = !endpoint.Tracked }
           orderby endpoint.Site, endpoint.Name
           select new EndpointCapacity(
               endpoint.Site,
               endpoint.Name,
               endpoint.Direction == ResolverDirection.Outbound ? "outbound" : "inbound",
               addresses,
               endpoint.Addresses.Select(address => address.AvailabilityZone).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
               endpoint.Tracked,
               endpoint.QueriesPerSecondPerAddress,
               Math.Max(addresses - 1, 0) * endpoint.QueriesPerSecondPerAddress,
               Math.Max(addresses - 1, 0) * other.QueriesPerSecondPerAddress),
    ];
}
