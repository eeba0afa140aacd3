using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Dns;

/// <summary>UDP and TCP on one address. Can be stopped and started again; gate and counters live on.</summary>
public sealed class DnsListener : IAsyncDisposable
{
    private readonly DnsServerOptions _options;
    private readonly RequestPipeline _pipeline;
    private readonly SemaphoreSlim _switching = new(1);
    private DatagramLoop? _datagrams;
    private StreamService? _streams;

    internal DnsListener(IPEndPoint endPoint, IQueryHandler handler, DnsServerOptions options)
    {
        EndPoint = endPoint;
        _options = options;
        _pipeline = new RequestPipeline(handler, Gate, Counters, options);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Faults and budget.</summary>
    public ListenerGate Gate { get; } = new();

    /// <summary>What it has done so far.</summary>
    public ListenerCounters Counters { get; } = new();

    /// <summary>The open TCP streams.</summary>
    public int OpenStreams => _streams?.Count ?? 0;

    /// <summary>Whether its sockets are open.</summary>
    public bool IsRunning => _datagrams is not null;

    /// <summary>Opens the sockets again; does nothing while they are open.</summary>
    /// <exception cref="SocketException">The port has been taken by somebody else meanwhile.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _switching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsRunning)
                Serve(PortPair.Bind(EndPoint));
        }
        finally
        {
            _switching.Release();
        }
    }

    /// <summary>Closes the sockets: datagrams meet a closed port, connections are cut and refused.</summary>
    public async Task StopAsync()
    {
        await _switching.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_datagrams is not null)
                await _datagrams.DisposeAsync().ConfigureAwait(false);
            if (_streams is not null)
                await _streams.DisposeAsync().ConfigureAwait(false);
            _datagrams = null;
            _streams = null;
        }
        finally
        {
            _switching.Release();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    internal void Serve(PortPair sockets)
    {
        _datagrams = _options.UseBatches && BatchCalls.Available
            ? new BatchedDatagramLoop(sockets.Udp, _pipeline, Counters, _options)
            : new PortableDatagramLoop(sockets.Udp, _pipeline, _options);
        _streams = new StreamService(sockets.Tcp, _pipeline, _options);
        _streams.Start();
        _datagrams.Start();
    }
}
