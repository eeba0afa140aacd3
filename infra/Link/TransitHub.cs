using Pulumi;
using Pulumi.Aws.Ec2TransitGateway;
using Attachment = Pulumi.Aws.Ec2TransitGateway.VpcAttachment;
using VpcRoute = Pulumi.Aws.Ec2.Route;
using VpcRouteArgs = Pulumi.Aws.Ec2.RouteArgs;

namespace CrossCloudDns.Infra.Link;

/// <summary>
/// A site's transit gateway with its VPC attached. Attachments use its default table; peerings get static routes from the mesh.
/// </summary>
public sealed class TransitHub : ComponentResource
{
    public TransitHub(string name, TransitHubArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:TransitHub", name, options)
    {
        var gateway = new TransitGateway(name, new TransitGatewayArgs
        {
            Region = args.Region,
            Description = $"Joins {name} to its Azure side and to the other sites",
            AmazonSideAsn = args.Plan.AwsAsn,
            AutoAcceptSharedAttachments = "disable",
            DefaultRouteTableAssociation = "enable",
            DefaultRouteTablePropagation = "enable",
            DnsSupport = "enable",
            VpnEcmpSupport = "enable",
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        GatewayId = gateway.Id;
        RouteTableId = gateway.AssociationDefaultRouteTableId;

        var attachment = new Attachment(name, new VpcAttachmentArgs
        {
            Region = args.Region,
            TransitGatewayId = gateway.Id,
            VpcId = args.VpcId,
            SubnetIds = args.SubnetIds.ToArray(),
            DnsSupport = "enable",
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        foreach (var (table, id) in args.RouteTableIds)
        {
            foreach (var range in args.Remote)
            {
                _ = new VpcRoute($"{name}-{table}-{range.ToString().Replace('/', '-')}", new VpcRouteArgs
                {
                    Region = args.Region,
                    RouteTableId = id,
                    DestinationCidrBlock = range.ToString(),
                    TransitGatewayId = gateway.Id,
                }, new CustomResourceOptions { Parent = this, DependsOn = { attachment } });
            }
        }

        RegisterOutputs();
    }

    [Output]
    public Output<string> GatewayId { get; private set; }

    /// <summary>The table that attachments use.</summary>
    [Output]
    public Output<string> RouteTableId { get; private set; }
}
