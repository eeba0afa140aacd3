using System.Buffers;
using System.Text;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Reads a response from a target that is not trusted to be brief, or to be HTTP.</summary>
internal sealed class HttpResponseReader(Stream stream) : IDisposable
{
    /// <summary>Bytes of one response head that are read before the target is given up.</summary>
    public const int MostHead = 32 * 1024;

    /// <summary>Bytes of a body that are searched.</summary>
    public const int MostBody = 64 * 1024;

    private const int MostInterim = 8;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(2048);
    private int _start;
    private int _end;

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Reads the head of the final response; interim responses (1xx) are passed over.</summary>
    public async ValueTask<HttpResponseHead> ReadHeadAsync(CancellationToken cancellation)
    {
        for (var interim = 0; interim <= MostInterim; interim++)
        {
            var length = await FindEndOfHeadAsync(cancellation);
            var head = HttpResponseHead.Parse(Unread[..length]);
            _start += length + 4;
            if (head.Status is >= 200 or 101)
            {
                return head;
            }
        }

        throw new ProbeFault(Reason.Protocol, $"more than {MostInterim} interim responses");
    }

    /// <summary>Whether the text appears in the first <see cref="MostBody"/> bytes of the body.</summary>
    public async ValueTask<bool> BodyContainsAsync(HttpResponseHead head, string method, string text, CancellationToken cancellation)
    {
        if (method == "HEAD" || head.Status is 204 or 304)
        {
            return false;
        }

        var wanted = Encoding.UTF8.GetBytes(text);
        var body = new ArrayBufferWriter<byte>(4096);
        var remaining = head.IsChunked ? 0 : head.ContentLength ?? long.MaxValue;
        while (body.WrittenCount < MostBody)
        {
            if (remaining == 0 && (!head.IsChunked || (remaining = await ReadChunkSizeAsync(body.WrittenCount > 0, cancellation)) == 0))
            {
                return false;
            }

            if (Unread.IsEmpty && !await FillAsync(cancellation))
            {
                return head.ContentLength is null && !head.IsChunked
                    ? false
                    : throw new ProbeFault(Reason.Closed, "the body ended early");
            }

            var take = (int)Math.Min(Math.Min(remaining, Unread.Length), MostBody - body.WrittenCount);
            body.Write(Unread[..take]);
            _start += take;
            remaining -= take;
            var from = Math.Max(0, body.WrittenCount - take - wanted.Length + 1);
            if (body.WrittenSpan[from..].IndexOf(wanted) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<long> ReadChunkSizeAsync(bool isLater, CancellationToken cancellation)
    {
        if (isLater && await ReadLineAsync(cancellation) != "")
        {
            throw new ProbeFault(Reason.Protocol, "a chunk that is longer than it says");
        }

        var line = await ReadLineAsync(cancellation);
        var size = line.Split(';', 2)[0].Trim();
        return long.TryParse(size, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var length) && length >= 0
            ? length
            : throw new ProbeFault(Reason.Protocol, "a chunk without a size");
    }

    private async ValueTask<string> ReadLineAsync(CancellationToken cancellation)
    {
        int length;
        while ((length = Unread.IndexOf("\r\n"u8)) < 0)
        {
            await FillOrFailAsync(1024, "a chunk header", cancellation);
        }

        var line = Encoding.Latin1.GetString(Unread[..length]);
        _start += length + 2;
        return line;
    }

    private async ValueTask<int> FindEndOfHeadAsync(CancellationToken cancellation)
    {
        int length;
        while ((length = Unread.IndexOf("\r\n\r\n"u8)) < 0)
        {
            // What cannot become a status line is not waited for.
            if (Unread.Length >= 7 && !Unread.StartsWith("HTTP/1."u8))
            {
                throw new ProbeFault(Reason.Protocol, "no HTTP/1 status line");
            }

            await FillOrFailAsync(MostHead, "the response head", cancellation);
        }

        return length;
    }

    private async ValueTask FillOrFailAsync(int most, string what, CancellationToken cancellation)
    {
        if (Unread.Length >= most)
        {
            throw new ProbeFault(Reason.Protocol, $"{what} is longer than {most} bytes");
        }

        if (!await FillAsync(cancellation))
        {
            throw new ProbeFault(Reason.Closed, $"the connection ended within {what}");
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        var unread = _end - _start;
        var larger = unread > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        Unread.CopyTo(larger);
        if (larger != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        (_start, _end) = (0, unread);
    }
}
