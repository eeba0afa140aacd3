using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>The addresses that a stack names, and those that its networks imply.</summary>
internal static class DeclaredAddresses
{
    /// <summary>All addresses that something in the twin serves at or sends to.</summary>
    public static IEnumerable<IPAddress> Of(StackModel model) =>
        model.Instances.Select(instance => instance.Address)
            .Concat(model.ResolverEndpoints.SelectMany(endpoint => endpoint.Addresses).Select(address => address.Address))
            .Concat(model.ResolverRules.SelectMany(rule => rule.Targets).Select(target => target.Address))
            .Concat(model.DnsResolvers.SelectMany(resolver => resolver.InboundEndpoints).SelectMany(endpoint => endpoint.Addresses))
            .Concat(
                model.ForwardingRulesets.SelectMany(ruleset => ruleset.Rules)
                    .SelectMany(rule => rule.Targets)
                    .Select(target => target.Address))
            .Concat(model.VirtualNetworks.SelectMany(network => network.DnsServers))
            .Concat(model.Vpcs.Select(vpc => vpc.ResolverAddress).OfType<IPAddress>())
            .Concat(model.VirtualNetworks.Select(AzureResolver).OfType<IPAddress>());

    /// <summary>
    /// Stands for 168.63.129.16, which every VNet has and which therefore names none: the last usable address of the first range,
    /// which Azure's own services leave alone and plans rarely use.
    /// </summary>
    public static IPAddress? AzureResolver(VirtualNetwork network) =>
        network.AddressSpace.IsEmpty
            ? null
            : Plus(network.AddressSpace[0].BaseAddress, (1L << (32 - network.AddressSpace[0].PrefixLength)) - 2);

    private static IPAddress Plus(IPAddress address, long offset)
    {
        var bytes = address.GetAddressBytes();
        var value = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes) + (uint)offset;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return new IPAddress(bytes);
    }
}
