using System.Globalization;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace CrossCloudDns.Infra.Link;

/// <summary>The AWS end of a site's own VPN. It hands the routes that it learns to every table that must reach the other side.</summary>
public sealed class PrivateGateway : ComponentResource
{
    public PrivateGateway(string name, PrivateGatewayArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:PrivateGateway", name, options)
    {
        var gateway = new VpnGateway(name, new VpnGatewayArgs
        {
            Region = args.Region,
            VpcId = args.VpcId,
            AmazonSideAsn = args.Plan.AwsAsn.ToString(CultureInfo.InvariantCulture),
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        GatewayId = gateway.Id;
        foreach (var (table, id) in args.RouteTableIds)
        {
            _ = new VpnGatewayRoutePropagation($"{name}-{table}", new VpnGatewayRoutePropagationArgs
            {
                Region = args.Region,
                VpnGatewayId = gateway.Id,
                RouteTableId = id,
            }, new CustomResourceOptions { Parent = this });
        }

        RegisterOutputs();
    }

    [Output]
    public Output<string> GatewayId { get; private set; }
}
