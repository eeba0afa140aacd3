using System.Net.Sockets;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Accepts streams for one listener, keeps their number bounded and closes those that stand still.</summary>
/// <remarks>
/// When all places are taken, the stream that has stood still longest makes room, so that idle connections cannot lock anybody out.
/// The clean-up timer runs only while there are streams.
/// </remarks>
internal sealed class StreamService : IAsyncDisposable
{
    private const int Backlog = 512;

    private readonly Socket _socket;
    private readonly RequestPipeline _pipeline;
    private readonly DnsServerOptions _options;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly HashSet<DnsStream> _streams = [];
    private readonly ITimer _cleaning;
    private Task _accepting = Task.CompletedTask;

    /// <param name="socket">Bound, not yet listening; owned from here on.</param>
    /// <param name="pipeline">What each request goes through.</param>
    /// <param name="options">Limits.</param>
    public StreamService(Socket socket, RequestPipeline pipeline, DnsServerOptions options)
    {
        _socket = socket;
        _pipeline = pipeline;
        _options = options;
        _cleaning = options.Clock.CreateTimer(_ => CloseIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The streams that are open.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _streams.Count;
        }
    }

    public void Start()
    {
        _socket.Listen(Backlog);
        _accepting = AcceptAsync(_stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _accepting.ConfigureAwait(false);
        await _cleaning.DisposeAsync().ConfigureAwait(false);
        DnsStream[] open;
        lock (_lock)
            open = [.. _streams];
        foreach (var stream in open)
            stream.Close();
        await Task.WhenAll(open.Select(stream => stream.Completion)).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task AcceptAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await _socket.AcceptAsync(stopping).ConfigureAwait(false);
                Admit(client, stopping);
            }
            catch (SocketException) when (!stopping.IsCancellationRequested)
            {
                // The requester gave up before it was accepted, or descriptors ran out: make room and go on.
                CloseLongestIdle();
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void Admit(Socket client, CancellationToken stopping)
    {
        var stream = new DnsStream(client, _pipeline, _options);
        lock (_lock)
        {
            if (_streams.Count >= _options.MaxStreams)
                CloseLongestIdle();
            _streams.Add(stream);
            if (_streams.Count == 1)
                _cleaning.Change(CleaningPeriod, CleaningPeriod);
        }

        _ = ServeAsync(stream, stopping);
    }

    private TimeSpan CleaningPeriod => _options.StreamIdleLimit / 4;

    private async Task ServeAsync(DnsStream stream, CancellationToken stopping)
    {
        await stream.ServeAsync(stopping).ConfigureAwait(false);
        lock (_lock)
        {
            _streams.Remove(stream);
            if (_streams.Count == 0 && !stopping.IsCancellationRequested)
                _cleaning.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void CloseLongestIdle()
    {
        lock (_lock)
        {
            if (_streams.MinBy(stream => stream.LastProgress) is not { } idlest)
                return;
            _streams.Remove(idlest);
            idlest.Close();
        }
    }

    private void CloseIdle()
    {
        lock (_lock)
        {
            foreach (var stream in _streams)
            {
                if (_options.Clock.GetElapsedTime(stream.LastProgress) > _options.StreamIdleLimit)
                    stream.Close();
            }
        }
    }
}
