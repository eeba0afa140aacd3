using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class CustomerGatewayWithoutAsn()
    : CheckRule(CheckId.CustomerGatewayWithoutAsn, Severity.Error, "Customer gateway without an ASN")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from gateway in stack.Of(ResourceType.CustomerGateway)
        where gateway.Text("bgpAsn") is null && gateway.Number("bgpAsn") is null && gateway.Value("bgpAsnExtended") is null
        select Found(
            gateway,
            $"Customer gateway '{gateway.Name}' has no 'bgpAsn'. The provider takes it, AWS does not.",
            "Set 'bgpAsn' to the ASN of the Azure gateway.");
}

internal sealed class VpnSingle() : CheckRule(CheckId.VpnSingle, Severity.Warning, "Network joined by a single VPN connection")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from gateway in stack.Of(ResourceType.VpnConnection)
            .GroupBy(connection => connection.Text("vpnGatewayId") ?? connection.Text("transitGatewayId"), StringComparer.Ordinal)
        where gateway.Key is not null
            && gateway.Select(connection => connection.Text("customerGatewayId")).Distinct(StringComparer.Ordinal).Count() == 1
        select Found(
            gateway.First(),
            $"'{gateway.First().Name}' ends at one customer gateway: maintenance of that one gateway instance cuts the network off.",
            "Run the Azure gateway active-active and declare a customer gateway and a VPN connection for each of its two instances.");
}

internal sealed class VpnTunnelIdle() : CheckRule(CheckId.VpnTunnelIdle, Severity.Warning, "VPN tunnel that does not come back by itself")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from connection in stack.Of(ResourceType.VpnConnection)
        from tunnel in new[] { "tunnel1", "tunnel2" }
        let start = connection.Text(tunnel + "StartupAction")
        let timeout = connection.Text(tunnel + "DpdTimeoutAction")
        where start != "start" || timeout != "restart"
        select Found(
            connection,
            $"{tunnel} of '{connection.Name}' has start-up action '{start ?? "add"}' and dead-peer action '{timeout ?? "clear"}': AWS "
                + "waits for the other side to begin.",
            $"Set '{tunnel}StartupAction' to start and '{tunnel}DpdTimeoutAction' to restart.");
}

internal sealed class VpnInsideRangeWrong()
    : CheckRule(CheckId.VpnInsideRangeWrong, Severity.Error, "Tunnel inside range that does not work with Azure")
{
    private static readonly System.Net.IPNetwork First = System.Net.IPNetwork.Parse("169.254.21.0/24");
    private static readonly System.Net.IPNetwork Second = System.Net.IPNetwork.Parse("169.254.22.0/24");

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        // Only a gateway of Azure's has this range; others take any of 169.254.0.0/16.
        if (stack.Of(ResourceType.VirtualNetworkGateway).IsEmpty)
        {
            yield break;
        }

        foreach (var (connection, tunnel, text) in Tunnels(stack))
        {
            if (Ipv4.Range(text) is not { PrefixLength: 30 } range
                || !(First.Contains(range.BaseAddress) || Second.Contains(range.BaseAddress)))
            {
                yield return Found(
                    connection,
                    $"{tunnel} of '{connection.Name}' has inside range '{text}'; Azure's custom BGP addresses are /30 ranges of "
                        + "169.254.21.0 to 169.254.22.255.",
                    "Take a /30 from there.");
            }
        }

        foreach (var same in Tunnels(stack).GroupBy(tunnel => tunnel.Range, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return Found(
                same.Last().Connection,
                $"Inside range '{same.Key}' is used by {same.Count()} tunnels.",
                "Give each tunnel a /30 of its own.");
        }
    }

    private static IEnumerable<(DeclaredResource Connection, string Tunnel, string Range)> Tunnels(DeclaredStack stack) =>
        from connection in stack.Of(ResourceType.VpnConnection)
        from tunnel in new[] { "tunnel1", "tunnel2" }
        let range = connection.Text(tunnel + "InsideCidr")
        where range is not null
        select (connection, tunnel, range);
}

internal sealed class PreSharedKeyInvalid() : CheckRule(CheckId.PreSharedKeyInvalid, Severity.Error, "Pre-shared key that AWS refuses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from connection in stack.Of(ResourceType.VpnConnection)
        from tunnel in new[] { "tunnel1", "tunnel2" }
        let key = connection.Text(tunnel + "PresharedKey")
        where key is not null
            && (key.Length is < 8 or > 64 || key[0] == '0'
                || !key.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_'))
        select Found(
            connection,
            $"The pre-shared key of {tunnel} of '{connection.Name}' breaks AWS's rule: 8 to 64 letters, digits, '.' and '_', not "
                + "beginning with 0.",
            "Generate it from letters and digits with a letter in front.");
}

internal sealed class AzureGatewayFragile()
    : CheckRule(CheckId.AzureGatewayFragile, Severity.Warning, "Azure VPN gateway that a zone or instance takes down")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from gateway in stack.Of(ResourceType.VirtualNetworkGateway)
        where gateway.Text("gatewayType") is null or "Vpn"
        let sku = gateway.Value("sku")?.Text("name") ?? ""
        let wrong =
            gateway.Flag("activeActive") != true
                ? "is not active-active: maintenance interrupts it, and only one custom BGP address can be used"
            : gateway.Flag("enableBgp") != true ? "does not speak BGP, so nothing notices a dead tunnel"
            : !sku.EndsWith("AZ", StringComparison.Ordinal) ? $"has SKU '{sku}', which lives in one zone and which Azure no longer sells"
            : null
        where wrong is not null
        select Found(gateway, $"Gateway '{gateway.Name}' {wrong}.", "Use an AZ SKU such as VpnGw1AZ with 'activeActive' and 'enableBgp'.");
}

internal sealed class AzureGatewayInvalid() : CheckRule(CheckId.AzureGatewayInvalid, Severity.Error, "Azure VPN gateway that Azure refuses")
{
    private static readonly double[] ReservedAsns =
        [8074, 8075, 12076, 23456, .. Enumerable.Range(64496, 16), .. Enumerable.Range(65517, 4), .. Enumerable.Range(65535, 17)];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var gateway in stack.Of(ResourceType.VirtualNetworkGateway).Where(gateway => gateway.Flag("activeActive") == true))
        {
            var configurations = gateway.Items("ipConfigurations").Count();
            var peers = gateway.Value("bgpSettings")?.Items("bgpPeeringAddresses").ToList() ?? [];
            var asn = gateway.Value("bgpSettings")?.Number("asn");
            var wrong =
                configurations != 2 ? $"is active-active with {configurations} IP configurations; Azure takes exactly 2"
                : peers.Count is not (0 or 2) ? $"is active-active with {peers.Count} BGP peering addresses; Azure takes 2"
                : peers.Any(peer =>
                    peer.Text("ipconfigurationId")?.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) == false)
                    ? "names an IP configuration without its full id, which the provider does not expand there"
                : asn is { } number && ReservedAsns.Contains(number) ? $"has ASN {number}, which is reserved"
                : null;
            if (wrong is not null)
            {
                yield return Found(
                    gateway,
                    $"Gateway '{gateway.Name}' {wrong}.",
                    "Declare two IP configurations, each with its BGP addresses under its full id, and a private ASN such as 65010.");
            }
        }
    }
}

internal sealed class GatewaySubnetWrong()
    : CheckRule(CheckId.GatewaySubnetWrong, Severity.Error, "GatewaySubnet that a gateway cannot use")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from subnet in stack.Azure.Subnets
        where subnet.Name.Equals("GatewaySubnet", StringComparison.OrdinalIgnoreCase)
        let wrong =
            subnet.Name != "GatewaySubnet" ? $"is called '{subnet.Name}'; the name is exact"
            : subnet.HasSecurityGroup ? "has a network security group, which is not supported there"
            : !subnet.Delegations.IsEmpty ? $"is delegated to {subnet.Delegations[0]}"
            : subnet.Prefix is { PrefixLength: > 27 } ? $"is {subnet.Prefix}; use /27 or larger, as an active-active gateway with BGP needs"
            : null
        where wrong is not null
        select Found(
            subnet.Resource,
            $"GatewaySubnet of '{subnet.Network?.Resource.Name}' {wrong}.",
            "Declare it as 'GatewaySubnet', /27, with nothing else in it.");
}

internal sealed class ConnectionWithoutBgpAddress()
    : CheckRule(CheckId.ConnectionWithoutBgpAddress, Severity.Error, "Azure connection that does not name its BGP address")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from connection in stack.Of(ResourceType.GatewayConnection)
        let gateway = stack.Find(ResourceType.VirtualNetworkGateway, connection.Value("virtualNetworkGateway1")?.Text("id"))
        let custom = gateway?.Value("bgpSettings")?.Items("bgpPeeringAddresses")
            .Sum(peer => peer.Texts("customBgpIpAddresses").Count()) ?? 0
        where connection.Text("connectionType") is null or "IPsec"
            && connection.Flag("enableBgp") == true && custom > 2 && !connection.Items("gatewayCustomBgpIpAddresses").Any()
        select Found(
            connection,
            $"Connection '{connection.Name}' names no custom BGP address, so it uses the gateway's first one, as do all others "
                + "without: BGP comes up on one tunnel only.",
            "Set 'gatewayCustomBgpIpAddresses' for both instances.");
}

internal sealed class RoutesNotPropagated()
    : CheckRule(CheckId.RoutesNotPropagated, Severity.Error, "Resolver subnet without a route back to the other cloud")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var endpoint in stack.Resolver.Endpoints.Where(endpoint => endpoint.VpcId is not null))
        {
            var gateways = stack.Of(ResourceType.VpnGateway).Where(gateway =>
                gateway.Text("vpcId") == endpoint.VpcId
                || stack.Of(ResourceType.VpnGatewayAttachment).Any(
                    link => link.Text("vpnGatewayId") == gateway.Id && link.Text("vpcId") == endpoint.VpcId)).ToList();
            if (gateways.Count == 0 || stack.Aws.Vpc(endpoint.VpcId) is null or { Resource.Read: true })
            {
                continue;
            }

            foreach (var subnet in endpoint.Addresses.Select(address => address.Subnet).OfType<DeclaredSubnet>().Distinct())
            {
                var table = stack.Of(ResourceType.RouteTableAssociation)
                    .FirstOrDefault(link => link.Text("subnetId") == subnet.Resource.Id)?.Text("routeTableId");
                var routed = table is not null && (
                    stack.Of(ResourceType.RoutePropagation).Any(propagation => propagation.Text("routeTableId") == table)
                    || (stack.Find(ResourceType.RouteTable, table)?.Texts("propagatingVgws").Any() ?? false)
                    || (stack.Find(ResourceType.RouteTable, table)?.Items("routes")
                        .Any(route => gateways.Any(gateway => route.Text("gatewayId") == gateway.Id)) ?? false)
                    || stack.Of(ResourceType.Route).Any(route =>
                        route.Text("routeTableId") == table && gateways.Any(gateway => route.Text("gatewayId") == gateway.Id)));
                if (!routed)
                {
                    yield return Found(
                        subnet.Resource,
                        $"The route table of subnet '{subnet.Resource.Name}' ('{endpoint.Resource.Name}') has no route to virtual "
                            + $"private gateway '{gateways[0].Name}': queries may arrive and answers cannot leave.",
                        "Propagate the gateway's routes to the table.");
                }
            }
        }
    }
}
