using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Dns;

/// <summary>One TCP connection: requests in a row, replies as they get ready, in any order (RFC 7766 sections 6.2.1.1 and 7).</summary>
[SuppressMessage(
    "Reliability",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "A semaphore whose wait handle nobody asks for holds nothing, and late replies may still release it.")]
internal sealed class DnsStream
{
    private const int PrefixLength = 2;
    private const int FirstBuffer = 2048;
    private const int LargestFrame = PrefixLength + ushort.MaxValue;
    private const int ReplyBuffer = 2 * LargestFrame;

    private readonly Socket _socket;
    private readonly RequestPipeline _pipeline;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _underWay;
    private readonly int _maxUnderWay;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastProgress;

    public DnsStream(Socket socket, RequestPipeline pipeline, DnsServerOptions options)
    {
        socket.NoDelay = true;
        _socket = socket;
        _pipeline = pipeline;
        _clock = options.Clock;
        _maxUnderWay = options.MaxQueriesPerStream;
        _underWay = new SemaphoreSlim(_maxUnderWay);
        _lastProgress = _clock.GetTimestamp();
    }

    /// <summary>
    /// The clock's timestamp when a whole request had come in, or a reply had gone out, last. Single octets are no progress.
    /// </summary>
    public long LastProgress => Volatile.Read(ref _lastProgress);

    /// <summary>Ends when <see cref="ServeAsync"/> has.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Cuts the connection.</summary>
    public void Close() => _socket.Dispose();

    /// <summary>Serves until the requester closes, breaks the framing, or is cut.</summary>
    public async Task ServeAsync(CancellationToken stopping)
    {
        var input = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var filled = 0;
            while (true)
            {
                var read = await _socket.ReceiveAsync(input.AsMemory(filled), SocketFlags.None, stopping).ConfigureAwait(false);
                if (read == 0)
                    break;
                filled += read;
                var taken = await ProcessAsync(input.AsMemory(0, filled), stopping).ConfigureAwait(false);
                if (taken < 0)
                    return;
                filled -= taken;
                input.AsSpan(taken, filled).CopyTo(input);
                if (filled == input.Length)
                    input = Grow(input);
            }

            // The requester may have closed its side only, and still wait for replies.
            for (var i = 0; i < _maxUnderWay; i++)
                await _underWay.WaitAsync(stopping).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The requester is gone or was cut.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(input);
            _socket.Dispose();
            _completion.SetResult();
        }
    }

    private static byte[] Grow(byte[] input)
    {
        var larger = ArrayPool<byte>.Shared.Rent(LargestFrame);
        input.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(input);
        return larger;
    }

    // Returns the octets used up, or -1 when the connection is to be cut. Replies are gathered, and sent together.
    private async ValueTask<int> ProcessAsync(ReadOnlyMemory<byte> input, CancellationToken stopping)
    {
        var replies = ArrayPool<byte>.Shared.Rent(ReplyBuffer);
        try
        {
            int taken = 0, written = 0;
            while (NextFrame(input.Span[taken..]) is var length and >= 0)
            {
                var request = input.Slice(taken + PrefixLength, length);
                taken += PrefixLength + length;
                Volatile.Write(ref _lastProgress, _clock.GetTimestamp());
                var outcome = Process(request.Span, replies.AsSpan(written), ref written);
                if (outcome == RequestPipeline.Outcome.Silence)
                    return -1;
                if (outcome != RequestPipeline.Outcome.Reply)
                    await DeferAsync(outcome, request.ToArray(), stopping).ConfigureAwait(false);
                if (ReplyBuffer - written < LargestFrame)
                {
                    await SendAsync(replies.AsMemory(0, written), stopping).ConfigureAwait(false);
                    written = 0;
                }
            }

            if (written > 0)
                await SendAsync(replies.AsMemory(0, written), stopping).ConfigureAwait(false);
            return taken;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(replies);
        }
    }

    private RequestPipeline.Outcome Process(ReadOnlySpan<byte> request, Span<byte> replies, ref int written)
    {
        var outcome = _pipeline.Process(request, QueryTransport.Tcp, replies.Slice(PrefixLength, ushort.MaxValue), out var length, out _);
        if (outcome != RequestPipeline.Outcome.Reply)
            return outcome;
        BinaryPrimitives.WriteUInt16BigEndian(replies, (ushort)length);
        written += PrefixLength + length;
        return outcome;
    }

    private static int NextFrame(ReadOnlySpan<byte> input)
    {
        if (input.Length < PrefixLength)
            return -1;
        var length = BinaryPrimitives.ReadUInt16BigEndian(input);
        return input.Length - PrefixLength < length ? -1 : length;
    }

    private async ValueTask DeferAsync(RequestPipeline.Outcome outcome, byte[] request, CancellationToken stopping)
    {
        await _underWay.WaitAsync(stopping).ConfigureAwait(false);
        _ = FinishAsync(outcome, request, stopping);
    }

    private async Task FinishAsync(RequestPipeline.Outcome outcome, byte[] request, CancellationToken stopping)
    {
        try
        {
            var reply = await _pipeline.FinishAsync(outcome, request, QueryTransport.Tcp, tried: null, stopping).ConfigureAwait(false);
            if (reply.IsEmpty)
            {
                Close();
                return;
            }

            var frame = new byte[PrefixLength + reply.Length];
            BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)reply.Length);
            reply.CopyTo(frame.AsMemory(PrefixLength));
            await SendAsync(frame, stopping).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The requester is gone or was cut.
        }
        finally
        {
            _underWay.Release();
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> frames, CancellationToken stopping)
    {
        await _writing.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            while (!frames.IsEmpty)
                frames = frames[await _socket.SendAsync(frames, SocketFlags.None, stopping).ConfigureAwait(false)..];
            Volatile.Write(ref _lastProgress, _clock.GetTimestamp());
        }
        finally
        {
            _writing.Release();
        }
    }
}
