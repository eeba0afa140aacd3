using System.Net;

namespace CrossCloudDns.Twin.Dns;

/// <summary>UDP and TCP on one address, from its making to its disposal.</summary>
public sealed class DnsListener : IAsyncDisposable
{
    private readonly DatagramLoop _datagrams;
    private readonly StreamService _streams;
    private int _closed;

    internal DnsListener(PortPair sockets, IQueryHandler handler, DnsServerOptions options)
    {
        EndPoint = sockets.EndPoint;
        var pipeline = new RequestPipeline(handler, Gate, Counters, options);
        _datagrams = options.UseBatches && BatchCalls.Available
            ? new BatchedDatagramLoop(sockets.Udp, pipeline, Counters, options)
            : new PortableDatagramLoop(sockets.Udp, pipeline, options);
        _streams = new StreamService(sockets.Tcp, pipeline, options);
        _streams.Start();
        _datagrams.Start();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Faults and budget.</summary>
    public ListenerGate Gate { get; } = new();

    /// <summary>What it has done so far.</summary>
    public ListenerCounters Counters { get; } = new();

    /// <summary>The open TCP streams.</summary>
    public int OpenStreams => _streams.Count;

    /// <summary>Closes the sockets: datagrams meet a closed port, connections are cut and refused.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        await _datagrams.DisposeAsync().ConfigureAwait(false);
        await _streams.DisposeAsync().ConfigureAwait(false);
    }
}
