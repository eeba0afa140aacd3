using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CrossCloudDns.Infra.Link;

/// <summary>
/// The AWS end of one connection's two tunnels. AWS starts them and restarts a dead one, instead of waiting for the other side; ciphers are
/// one strong set that Azure takes too, rather than a list for an attacker to choose from.
/// </summary>
internal static class AwsTunnels
{
    public const int DpdTimeoutSeconds = 45;
    public const int Phase2LifetimeSeconds = 3600;

    private const int DhGroup = 14;

    public static VpnConnectionArgs Of(
        TunnelPlan first, Output<string> firstKey, TunnelPlan second, Output<string> secondKey,
        Input<string> customerGatewayId, Dictionary<string, string> tags, SiteToSiteVpnArgs args) => new()
        {
            Region = args.Region,
            Type = "ipsec.1",
            CustomerGatewayId = customerGatewayId,
            VpnGatewayId = args.VpnGatewayId,
            TransitGatewayId = args.TransitGatewayId,
            StaticRoutesOnly = false,
            Tags = tags,

            Tunnel1InsideCidr = first.Inside.ToString(),
            Tunnel1PresharedKey = firstKey,
            Tunnel1StartupAction = "start",
            Tunnel1DpdTimeoutAction = "restart",
            Tunnel1DpdTimeoutSeconds = DpdTimeoutSeconds,
            Tunnel1IkeVersions = { "ikev2" },
            Tunnel1Phase1EncryptionAlgorithms = { "AES256" },
            Tunnel1Phase1IntegrityAlgorithms = { "SHA2-256" },
            Tunnel1Phase1DhGroupNumbers = { DhGroup },
            Tunnel1Phase2EncryptionAlgorithms = { "AES256-GCM-16" },
            Tunnel1Phase2IntegrityAlgorithms = { "SHA2-256" },
            Tunnel1Phase2DhGroupNumbers = { DhGroup },
            Tunnel1Phase2LifetimeSeconds = Phase2LifetimeSeconds,

            Tunnel2InsideCidr = second.Inside.ToString(),
            Tunnel2PresharedKey = secondKey,
            Tunnel2StartupAction = "start",
            Tunnel2DpdTimeoutAction = "restart",
            Tunnel2DpdTimeoutSeconds = DpdTimeoutSeconds,
            Tunnel2IkeVersions = { "ikev2" },
            Tunnel2Phase1EncryptionAlgorithms = { "AES256" },
            Tunnel2Phase1IntegrityAlgorithms = { "SHA2-256" },
            Tunnel2Phase1DhGroupNumbers = { DhGroup },
            Tunnel2Phase2EncryptionAlgorithms = { "AES256-GCM-16" },
            Tunnel2Phase2IntegrityAlgorithms = { "SHA2-256" },
            Tunnel2Phase2DhGroupNumbers = { DhGroup },
            Tunnel2Phase2LifetimeSeconds = Phase2LifetimeSeconds,
        };
}
