using System.Collections.Immutable;
using System.Diagnostics;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>Makes the running parts behave as the faults in the state say; they come back when the faults are gone.</summary>
internal sealed class FaultEffects(
    IReadOnlyDictionary<string, IInstance> instances,
    ImmutableArray<(ResolverAddressEntry Entry, DnsListener Listener)> resolvers,
    ImmutableArray<FunctionHost> functions)
{
    private static readonly ListenerFault Silence = new ListenerFault.Silence();

    /// <summary>Brings every part into the mode that <paramref name="state"/> gives it.</summary>
    public void Apply(EngineState state)
    {
        foreach (var instance in state.Model.Instances)
        {
            if (instances.TryGetValue(instance.Id, out var server) && server.Mode != ModeOf(state, instance))
            {
                server.Switch(ModeOf(state, instance));
            }
        }

        foreach (var (entry, listener) in resolvers)
        {
            // Seen from inside its own network: links are the forwarders' affair.
            listener.Gate.Fault = Reachability.Between(state, entry.NetworkId, entry.Declared).Ok ? null : Silence;
        }

        foreach (var function in functions)
        {
            if (Reachability.CheckerRuns(state, function.Function.Site, function.Function.Region).Ok)
            {
                function.Resume();
            }
            else
            {
                function.Suspend();
            }
        }
    }

    private static InstanceMode ModeOf(EngineState state, Instance instance)
    {
        var own = state.Faults.Select(active => active.Fault)
            .OfType<Fault.Instance>()
            .LastOrDefault(fault => fault.InstanceId == instance.Id);
        return !Reachability.Between(state, instance.NetworkId, instance.Address).Ok ? InstanceMode.Refusing : own?.Mode switch
        {
            null => InstanceMode.Serving,
            InstanceFailure.Refuse => InstanceMode.Refusing,
            InstanceFailure.Hang => InstanceMode.Hanging,
            InstanceFailure.Status500 => InstanceMode.Failing,
            InstanceFailure.Slow => InstanceMode.Slow,
            InstanceFailure.BadCertificate => InstanceMode.WrongCertificate,
            _ => throw new UnreachableException(),
        };
    }
}
