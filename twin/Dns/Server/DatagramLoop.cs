using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Serves one UDP socket from one thread that sleeps in the kernel while there is nothing to do.</summary>
/// <remarks>
/// A thread for each address is deliberate: plain asynchronous sockets cost four times the processor at low load, and a sleeping
/// thread costs a small stack. A hundred addresses are fine.
/// </remarks>
internal abstract class DatagramLoop : IAsyncDisposable
{
    // What is longer than any request needs to be is cut by the kernel, and then refused as malformed.
    public const int MaxRequest = 2048;

    /// <summary>The largest datagram that is passed on.</summary>
    public const int MaxReply = ScreenPolicy.MaxPayload;

    public const int StackSize = 256 * 1024;
    public const int SocketBuffer = 4 * 1024 * 1024;

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _stoppingToken;
    private readonly RequestPipeline _pipeline;

    protected DatagramLoop(Socket socket, RequestPipeline pipeline, DnsServerOptions options)
    {
        Socket = socket;
        socket.ReceiveBufferSize = SocketBuffer;
        socket.SendBufferSize = SocketBuffer;
        Options = options;
        _stoppingToken = _stopping.Token;
        _pipeline = pipeline;
    }

    protected Socket Socket { get; }

    protected RequestPipeline Pipeline => _pipeline;

    protected DnsServerOptions Options { get; }

    protected bool Stopping => _stoppingToken.IsCancellationRequested;

    /// <summary>Starts the thread.</summary>
    public void Start()
    {
        var thread = new Thread(
            () =>
            {
                try
                {
                    Run();
                    _stopped.SetResult();
                }
                catch (Exception exception)
                {
                    Options.HandlerFailed?.Invoke(exception);
                    _stopped.SetException(exception);
                }
            },
            StackSize)
        {
            IsBackground = true,
            Name = $"dns {Socket.LocalEndPoint}",
        };
        thread.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        Interrupt();
        await _stopped.Task.ConfigureAwait(false);
        Socket.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Receives, processes, replies, until <see cref="Stopping"/>.</summary>
    protected abstract void Run();

    /// <summary>Wakes the thread so that it sees <see cref="Stopping"/>.</summary>
    protected abstract void Interrupt();

    /// <summary>Lets a request wait without holding up the thread.</summary>
    protected void Defer(RequestPipeline.Outcome outcome, byte[] request, IPEndPoint client, IPEndPoint? tried = null) =>
        _ = FinishAsync(outcome, request, client, tried, _stoppingToken);

    protected static IPEndPoint EndPointOf(SocketAddress address) => (IPEndPoint)new IPEndPoint(IPAddress.Any, 0).Create(address);

    private async Task FinishAsync(
        RequestPipeline.Outcome outcome,
        byte[] request,
        IPEndPoint client,
        IPEndPoint? tried,
        CancellationToken stopping)
    {
        try
        {
            var reply = await _pipeline
                .FinishAsync(outcome, request, QueryTransport.Udp, tried, stopping)
                .ConfigureAwait(false);
            if (!reply.IsEmpty)
                Socket.SendTo(reply.Span, SocketFlags.None, client);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The listener stopped meanwhile, or the requester is gone: a datagram that cannot be sent is a datagram lost.
        }
    }
}
