using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Who serves whom, under the faults that are on.</summary>
internal static class Serving
{
    /// <summary>Whether what is at an address serves a client.</summary>
    public static bool Serves(EngineState state, DrillClient client, IPAddress address) =>
        Reachability.Between(state, client.NetworkId, address).Ok
        && !state.Model.Instances.Any(instance =>
            instance.Address.Equals(address)
                && Reachability.FailureOf(state, instance.Id) is { } failure
                && SimulatedChecker.Matters(failure, instance.Probe?.Kind));

    /// <summary>Whether a client is gone itself, with its site or its Region.</summary>
    public static bool IsGone(EngineState state, DrillClient client) =>
        !state.Faults.IsEmpty && state.Faults.Any(fault => fault.Fault switch
    {
        Fault.Site site => site.Name == client.Site,
        Fault.Region when client.NetworkId is null => false,
        Fault.Region region => state.Index.Vpcs.TryGetValue(client.NetworkId!, out var vpc)
            ? vpc.Region == region.Name
            : state.Index.VirtualNetworks[client.NetworkId!].Location == region.Name,
        _ => false,
    });

    /// <summary>The addresses of a record set.</summary>
    public static IEnumerable<IPAddress> Addresses(RecordSet leaf) =>
        leaf.Content is RecordContent.Values values ? values.Data.OfType<RecordData.A>().Select(data => data.Address) : [];
}
