using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class VpnCases
{
    public static readonly RuleCase[] Bites =
    [
        new(CheckId.CustomerGatewayWithoutAsn, "none", stack => stack.Set("customer-uk-0", "bgpAsn", null)),
        new(CheckId.VpnSingle, "one connection", stack => stack.Remove("vpn-uk-1")),
        new(CheckId.VpnTunnelIdle, "waits to be called", stack => stack.Set("vpn-uk-0", "tunnel1StartupAction", null)),
        new(CheckId.VpnTunnelIdle, "stays dead", stack => stack.Set("vpn-uk-0", "tunnel2DpdTimeoutAction", "clear")),
        new(CheckId.VpnInsideRangeWrong, "AWS's usual range", stack => stack.Set("vpn-uk-0", "tunnel1InsideCidr", "169.254.10.0/30")),
        new(CheckId.VpnInsideRangeWrong, "/29", stack => stack.Set("vpn-uk-0", "tunnel1InsideCidr", "169.254.21.64/29")),
        new(CheckId.VpnInsideRangeWrong, "used twice", stack => stack.Set("vpn-us-0", "tunnel1InsideCidr", "169.254.21.0/30")),
        new(CheckId.PreSharedKeyInvalid, "begins with 0", stack => stack.Set("vpn-uk-0", "tunnel1PresharedKey", "0123456789")),
        new(CheckId.PreSharedKeyInvalid, "seven characters", stack => stack.Set("vpn-uk-0", "tunnel1PresharedKey", "abcdefg")),
        new(CheckId.PreSharedKeyInvalid, "a hyphen", stack => stack.Set("vpn-uk-0", "tunnel1PresharedKey", "abcdefg-h")),
        new(CheckId.AzureGatewayFragile, "not a zone's SKU", stack => stack.Set("gateway-uk", "sku", new { name = "VpnGw1" })),
        new(CheckId.AzureGatewayFragile, "active-standby", stack => stack.Set("gateway-uk", "activeActive", false)),
        new(CheckId.AzureGatewayInvalid, "one IP configuration", stack => stack.Change("gateway-uk", inputs => inputs.List("ipConfigurations").RemoveAt(1))),
        new(CheckId.AzureGatewayInvalid, "one BGP peer", stack => stack.Change("gateway-uk", inputs => inputs.Object("bgpSettings").List("bgpPeeringAddresses").RemoveAt(1))),
        new(CheckId.AzureGatewayInvalid, "a reference that is not expanded", stack => stack.Change("gateway-uk", inputs => inputs.Object("bgpSettings").At("bgpPeeringAddresses", 0)["ipconfigurationId"] = "$self/ipConfigurations/first")),
        new(CheckId.AzureGatewayInvalid, "a reserved ASN", stack => stack.Change("gateway-uk", inputs => inputs.Object("bgpSettings")["asn"] = 65517)),
        new(CheckId.GatewaySubnetWrong, "/28", stack => Gateway(stack, subnet => subnet["addressPrefix"] = "172.16.255.0/28")),
        new(CheckId.GatewaySubnetWrong, "spelt otherwise", stack => Gateway(stack, subnet => subnet["name"] = "gatewaysubnet")),
        new(CheckId.GatewaySubnetWrong, "security group", stack => Gateway(stack, subnet => subnet["networkSecurityGroup"] = new JsonObject { ["id"] = "nsg" })),
        new(CheckId.ConnectionWithoutBgpAddress, "none", stack => stack.Set("connection-uk-0", "gatewayCustomBgpIpAddresses", null)),
        new(CheckId.RoutesNotPropagated, "no propagation", stack => stack.Remove("propagation-uk")),
        new(CheckId.ForwardTargetUnreachable, "sites on their own", stack => stack.Remove("between-uk", "between-us"), CheckId.InstanceUnreachable),
        new(CheckId.InstanceUnreachable, "sites on their own, each asking its own", stack => Alone(stack)),
        new(CheckId.CheckerCannotReachTarget, "a target of the other site", stack => { Alone(stack); Swap(stack); }, CheckId.InstanceUnreachable),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.ForwardTargetUnreachable, "sites that something else joins", stack => Unlinked(stack)),
        new(CheckId.InstanceUnreachable, "one connection between the sites", stack => stack.Remove("between-us")),
        new(CheckId.CheckerCannotReachTarget, "through the VNets of both sites", stack => Swap(stack)),
        new(CheckId.CustomerGatewayWithoutAsn, "a four-byte ASN", stack => stack.Set("customer-uk-0", "bgpAsn", null).Set("customer-uk-0", "bgpAsnExtended", "4200000000")),
        new(CheckId.VpnSingle, "three connections", stack => stack.Add(ResourceType.VpnConnection, "third", new
        {
            vpnGatewayId = "vgw-uk", customerGatewayId = "customer-uk-0", tunnel1StartupAction = "start", tunnel1DpdTimeoutAction = "restart", tunnel2StartupAction = "start", tunnel2DpdTimeoutAction = "restart",
        })),
        new(CheckId.VpnTunnelIdle, "starts and restarts", stack => stack.Set("vpn-uk-0", "tunnel1StartupAction", "start")),
        new(CheckId.VpnInsideRangeWrong, "the last range", stack => stack.Set("vpn-uk-0", "tunnel1InsideCidr", "169.254.22.252/30")),
        new(CheckId.PreSharedKeyInvalid, "64 characters", stack => stack.Set("vpn-uk-0", "tunnel1PresharedKey", new string('a', 64))),
        new(CheckId.AzureGatewayFragile, "an ExpressRoute gateway", stack => stack.Add(ResourceType.VirtualNetworkGateway, "express", new { gatewayType = "ExpressRoute" })),
        new(CheckId.AzureGatewayInvalid, "Azure's default ASN", stack => stack.Change("gateway-uk", inputs => inputs.Object("bgpSettings")["asn"] = 65515)),
        new(CheckId.GatewaySubnetWrong, "/26", stack => Gateway(stack, subnet => subnet["addressPrefix"] = "172.16.255.0/26")),
        new(CheckId.ConnectionWithoutBgpAddress, "a connection without BGP", stack => stack.Set("connection-uk-0", "gatewayCustomBgpIpAddresses", null).Set("connection-uk-0", "enableBgp", false)),
        new(CheckId.RoutesNotPropagated, "static routes", stack => stack.Remove("propagation-uk").Add(ResourceType.Route, "static", new { routeTableId = "routes-uk", gatewayId = "vgw-uk", destinationCidrBlock = "172.16.0.0/12" })),
    ];

    private static void Gateway(StackBuilder stack, Action<JsonNode> change) => stack.Change("vnet-uk", inputs => change(inputs.At("subnets", 3)));

    /// <summary>No connection between the sites, and no forwarding from one to the other.</summary>
    private static void Alone(StackBuilder stack)
    {
        stack.Remove("between-uk", "between-us");
        foreach (var site in new[] { "uk", "us" })
        {
            stack.Change($"rule-{site}", inputs => { inputs.List("targetDnsServers").RemoveAt(5); inputs.List("targetDnsServers").RemoveAt(4); inputs.List("targetDnsServers").RemoveAt(3); });
        }
    }

    /// <summary>Has each checker check the other site's instance.</summary>
    private static void Swap(StackBuilder stack)
    {
        foreach (var (site, address) in new[] { ("uk", "172.20.1.10"), ("us", "172.16.1.10") })
        {
            stack.Change($"schedule-{site}", inputs =>
            {
                var target = inputs.Object("target");
                var input = JsonNode.Parse(target["input"]!.GetValue<string>())!;
                input.At("targets", 0)["address"] = address;
                target["input"] = input.ToJsonString();
            });
        }
    }

    /// <summary>Without any declared link, a firewall or a circuit joins the networks.</summary>
    private static void Unlinked(StackBuilder stack)
    {
        foreach (var site in new[] { "uk", "us" })
        {
            stack.Remove($"between-{site}", $"vpn-{site}-0", $"vpn-{site}-1", $"connection-{site}-0", $"connection-{site}-1");
        }
    }
}
