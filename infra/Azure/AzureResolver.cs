using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.DnsResolver;
using Pulumi.AzureNative.DnsResolver.Inputs;

namespace CrossCloudDns.Infra.Azure;

/// <summary>
/// The Private Resolver of a site's VNet: an inbound endpoint with a static address and one or two outbound endpoints. Azure refuses two
/// writes at once on one resolver, so the endpoints follow each other; it refuses to move an endpoint in place, so they are replaced.
/// </summary>
public sealed class AzureResolver : ComponentResource
{
    private readonly AzureResolverArgs _args;
    private readonly DnsResolver _resolver;

    public AzureResolver(string name, AzureResolverArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AzureResolver", name, options)
    {
        _args = args;
        _resolver = new DnsResolver(name, new DnsResolverArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Side.Location.Name,
            VirtualNetwork = new SubResourceArgs { Id = args.VnetId },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true, Protect = args.Protect });
        ResolverId = _resolver.Id;

        var inbound = DeclareInbound(name);
        InboundEndpointId = inbound.Id;
        var outbound = ImmutableArray.CreateBuilder<Output<string>>();
        Resource before = inbound;
        for (var index = 0; index < args.OutboundSubnetIds.Length; index++)
        {
            var endpoint = DeclareOutbound(name, index, before);
            outbound.Add(endpoint.Id);
            before = endpoint;
        }

        OutboundEndpointIds = outbound.ToImmutable();
        RegisterOutputs();
    }

    [Output]
    public Output<string> ResolverId { get; private set; }

    [Output]
    public Output<string> InboundEndpointId { get; private set; }

    public ImmutableArray<Output<string>> OutboundEndpointIds { get; }

    private InboundEndpoint DeclareInbound(string name) => new($"{name}-inbound", new InboundEndpointArgs
    {
        ResourceGroupName = _args.ResourceGroupName,
        DnsResolverName = _resolver.Name,
        Location = _args.Side.Location.Name,
        IpConfigurations =
        {
            new IpConfigurationArgs
            {
                Subnet = new SubResourceArgs { Id = _args.InboundSubnetId },
                PrivateIpAllocationMethod = IpAllocationMethod.Static,
                PrivateIpAddress = _args.Side.InboundAddress.ToString(),
            },
        },
        Tags = _args.Tags.ToMap(),
    }, new CustomResourceOptions
    {
        Parent = this,
        ReplaceOnChanges = { "ipConfigurations" },
        DeleteBeforeReplace = true,
        Protect = _args.Protect,
    });

    private OutboundEndpoint DeclareOutbound(string name, int index, Resource before) => new(
        index == 0 ? $"{name}-outbound" : string.Create(CultureInfo.InvariantCulture, $"{name}-outbound-{index + 1}"),
        new OutboundEndpointArgs
        {
            ResourceGroupName = _args.ResourceGroupName,
            DnsResolverName = _resolver.Name,
            Location = _args.Side.Location.Name,
            Subnet = new SubResourceArgs { Id = _args.OutboundSubnetIds[index] },
            Tags = _args.Tags.ToMap(),
        }, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = { before },
            ReplaceOnChanges = { "subnet" },
            DeleteBeforeReplace = true,
            Protect = _args.Protect,
        });
}
