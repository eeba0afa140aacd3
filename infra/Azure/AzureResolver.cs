using Pulumi;
using Pulumi.AzureNative.DnsResolver;
using Pulumi.AzureNative.DnsResolver.Inputs;

namespace CrossCloudDns.Infra.Azure;

/// <summary>
/// The Private Resolver of a site's VNet: an inbound endpoint with a static address and an outbound endpoint. Azure refuses two writes at once on
/// one resolver, so the endpoints follow each other; it refuses to move an endpoint in place, so they are replaced.
/// </summary>
public sealed class AzureResolver : ComponentResource
{
    public AzureResolver(string name, AzureResolverArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AzureResolver", name, options)
    {
        var location = args.Side.Location.Name;
        var resolver = new DnsResolver(name, new DnsResolverArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = location,
            VirtualNetwork = new SubResourceArgs { Id = args.VnetId },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
        ResolverId = resolver.Id;

        var inbound = new InboundEndpoint($"{name}-inbound", new InboundEndpointArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            DnsResolverName = resolver.Name,
            Location = location,
            IpConfigurations =
            {
                new IpConfigurationArgs
                {
                    Subnet = new SubResourceArgs { Id = args.InboundSubnetId },
                    PrivateIpAllocationMethod = IpAllocationMethod.Static,
                    PrivateIpAddress = args.Side.InboundAddress.ToString(),
                },
            },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this, ReplaceOnChanges = { "ipConfigurations" }, DeleteBeforeReplace = true });
        InboundEndpointId = inbound.Id;

        var outbound = new OutboundEndpoint($"{name}-outbound", new OutboundEndpointArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            DnsResolverName = resolver.Name,
            Location = location,
            Subnet = new SubResourceArgs { Id = args.OutboundSubnetId },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = { inbound },
            ReplaceOnChanges = { "subnet" },
            DeleteBeforeReplace = true,
        });
        OutboundEndpointId = outbound.Id;
        RegisterOutputs();
    }

    [Output]
    public Output<string> ResolverId { get; private set; }

    [Output]
    public Output<string> InboundEndpointId { get; private set; }

    [Output]
    public Output<string> OutboundEndpointId { get; private set; }
}
