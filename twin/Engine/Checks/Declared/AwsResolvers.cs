using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>Route 53 Resolver endpoints and rules, as declared.</summary>
internal sealed record AwsResolvers(ImmutableArray<DeclaredEndpoint> Endpoints, ImmutableArray<DeclaredRule> Rules)
{
    public IEnumerable<DeclaredEndpoint> Inbound => Endpoints.Where(endpoint => endpoint.Inbound);

    public static AwsResolvers Read(DeclaredStack stack) => new(
        [.. stack.Of(ResourceType.ResolverEndpoint).Select(endpoint => DeclaredEndpoint.Read(stack, endpoint))],
        [.. stack.Of(ResourceType.ResolverRule).Select(rule => DeclaredRule.Read(stack, rule))]);

    /// <summary>The inbound endpoint that listens on an address.</summary>
    public DeclaredEndpoint? Listening(string? ip) =>
        Inbound.FirstOrDefault(endpoint => endpoint.Addresses.Any(address => address.Ip is not null && address.Ip == ip));
}

/// <summary>A Route 53 Resolver endpoint.</summary>
internal sealed record DeclaredEndpoint(
    DeclaredResource Resource,
    string? Region,
    bool Inbound,
    ImmutableArray<DeclaredEndpointAddress> Addresses,
    ImmutableArray<DeclaredSecurityGroup> SecurityGroups)
{
    /// <summary>VPC of its subnets; <see langword="null"/> when none of them is declared here.</summary>
    public string? VpcId => Addresses.Select(address => address.Subnet?.VpcId).FirstOrDefault(id => id is not null);

    /// <summary>Distinct Availability Zones; empty when the subnets are not declared here.</summary>
    public ImmutableArray<string> Zones =>
        [.. Addresses.Select(address => address.Subnet?.Zone).OfType<string>().Distinct(StringComparer.Ordinal)];

    public static DeclaredEndpoint Read(DeclaredStack stack, DeclaredResource endpoint)
    {
        // The state knows the addresses that AWS chose; it lists them in an order of its own.
        var chosen = endpoint.Outputs.Items("ipAddresses")
            .Where(address => address.Text("subnetId") is not null)
            .ToLookup(address => address.Text("subnetId"), address => address.Text("ip"), StringComparer.Ordinal);
        return new DeclaredEndpoint(
            endpoint,
            stack.RegionOf(endpoint),
            endpoint.Text("direction") is "INBOUND" or "INBOUND_DELEGATION",
            [
                .. endpoint.Items("ipAddresses").Select(address => new DeclaredEndpointAddress(
                    address.Text("subnetId"),
                    stack.Aws.Subnet(address.Text("subnetId")),
                    address.Text("ip")
                        ?? (chosen[address.Text("subnetId")].Distinct(StringComparer.Ordinal).ToArray() is [var only] ? only : null),
                    address.Text("ip") is not null)),
            ],
            [
                .. endpoint.Texts("securityGroupIds")
                    .Select(id => stack.Aws.SecurityGroups.FirstOrDefault(group => group.Resource.Id == id))
                    .OfType<DeclaredSecurityGroup>(),
            ]);
    }
}

/// <summary>One interface of a resolver endpoint.</summary>
/// <param name="Ip">Declared, or chosen by AWS where the state says so.</param>
/// <param name="Pinned">Whether the program declares the address.</param>
internal sealed record DeclaredEndpointAddress(string? SubnetId, DeclaredSubnet? Subnet, string? Ip, bool Pinned);

/// <summary>A Route 53 Resolver rule with the VPCs that use it.</summary>
/// <param name="Domain">Plain.</param>
internal sealed record DeclaredRule(
    DeclaredResource Resource,
    string? Region,
    string Kind,
    string Domain,
    DeclaredEndpoint? Endpoint,
    ImmutableArray<string> Targets,
    ImmutableArray<string> VpcIds)
{
    public bool Forwards => Kind == "FORWARD";

    public static DeclaredRule Read(DeclaredStack stack, DeclaredResource rule) => new(
        rule,
        stack.RegionOf(rule),
        rule.Text("ruleType") ?? "",
        DnsName.Plain(rule.Text("domainName")),
        stack.Find(ResourceType.ResolverEndpoint, rule.Text("resolverEndpointId")) is { } endpoint
            ? DeclaredEndpoint.Read(stack, endpoint)
            : null,
        [.. rule.Items("targetIps").Select(target => target.Text("ip")).OfType<string>()],
        [
            .. stack.Of(ResourceType.ResolverRuleAssociation)
                .Where(link => link.Text("resolverRuleId") == rule.Id)
                .Select(link => link.Text("vpcId"))
                .OfType<string>(),
        ]);
}
