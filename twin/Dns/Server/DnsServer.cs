using System.Collections.Immutable;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Dns;

/// <summary>DNS over UDP and TCP on several addresses that share one port number.</summary>
public sealed class DnsServer : IAsyncDisposable
{
    private DnsServer(ImmutableArray<DnsListener> listeners) => Listeners = listeners;

    /// <summary>One per address, in the order given.</summary>
    public ImmutableArray<DnsListener> Listeners { get; }

    /// <summary>The port that all of them have.</summary>
    public int Port => Listeners[0].EndPoint.Port;

    /// <summary>Binds all addresses and serves.</summary>
    /// <param name="setups">At least one.</param>
    /// <param name="port">0 looks for a port that is free on all addresses for UDP and TCP.</param>
    /// <param name="options">Limits; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">No setup, or a payload size out of range.</exception>
    /// <exception cref="SocketException">An address or the port cannot be had; then none is bound.</exception>
    public static DnsServer Start(IReadOnlyList<ListenerSetup> setups, int port = 0, DnsServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(setups);
        ArgumentOutOfRangeException.ThrowIfZero(setups.Count, nameof(setups));
        options ??= new DnsServerOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxUdpPayload, ScreenPolicy.MinPayload, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxUdpPayload, ScreenPolicy.MaxPayload, nameof(options));
        var sockets = PortPair.BindAll([.. setups.Select(setup => setup.Address)], port);
        var listeners = ImmutableArray.CreateBuilder<DnsListener>(setups.Count);
        for (var i = 0; i < setups.Count; i++)
            listeners.Add(new DnsListener(sockets[i], setups[i].Handler, options));
        return new DnsServer(listeners.MoveToImmutable());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in Listeners)
            await listener.DisposeAsync().ConfigureAwait(false);
    }
}
