using System.Buffers;
using System.Globalization;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>
/// One HTTP/1.1 request, and the judgement of its response while that comes, from a target that is not trusted to be brief, or to be
/// HTTP. Whoever has the connection sends the one and hands over the other, in pieces of any size.
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc9112"/>
internal sealed class HttpExchange(Check.Http check)
{
    /// <summary>Bytes of one response head that are read before the target is given up.</summary>
    public const int MostHead = 32 * 1024;

    private const int MostInterim = 8;
    private const int RoomForAPiece = 4096;

    private ArrayBufferWriter<byte>? _incomplete;
    private HttpBodySearch? _body;
    private int _interim;

    public byte[] Request { get; } = HttpRequest.Write(check);

    public TlsSettings? Tls => check.Tls;

    /// <summary>The status code, for the log; empty as long as there is none.</summary>
    public string Status { get; private set; } = "";

    /// <summary>Sends the request over a stream and receives until the response is judged.</summary>
    /// <exception cref="ProbeFault">The response is not what is expected, with the reason.</exception>
    public async Task RunAsync(Stream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync(Request, cancellation);
        var room = ArrayPool<byte>.Shared.Rent(RoomForAPiece);
        try
        {
            while (!Take(room.AsSpan(0, await stream.ReadAsync(room, cancellation))))
            {
                // More of it is needed.
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>Takes the next piece of the response; an empty one is its end.</summary>
    /// <returns>Whether the response is as expected for certain, so that nothing more of it is needed.</returns>
    /// <exception cref="ProbeFault">The response is not what is expected, with the reason.</exception>
    public bool Take(ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty)
        {
            throw _body?.JudgeEnd() ?? new ProbeFault(Reason.Closed, "the connection ended within the response head");
        }

        var unread = piece;
        if (_incomplete is { WrittenCount: > 0 })
        {
            _incomplete.Write(piece);
            unread = _incomplete.WrittenSpan;
        }

        var length = unread.Length;
        var isJudged = Judge(ref unread);
        Keep(unread, isFromBuffer: _incomplete is { WrittenCount: > 0 }, isShorter: unread.Length < length);
        return isJudged;
    }

    private bool Judge(ref ReadOnlySpan<byte> unread)
    {
        while (_body is null)
        {
            if (!TryReadHead(ref unread, out var head))
            {
                return false;
            }

            if (head.Status is < 200 and not 101)
            {
                _interim = _interim < MostInterim
                    ? _interim + 1
                    : throw new ProbeFault(Reason.Protocol, $"more than {MostInterim} interim responses");
                continue;
            }

            Status = head.Status.ToString(CultureInfo.InvariantCulture);
            if (!IsExpected(head.Status))
            {
                throw new ProbeFault(Reason.Status, Status);
            }

            if (check.BodyContains is null)
            {
                return true;
            }

            _body = new HttpBodySearch(head, check.Method, check.BodyContains);
        }

        return _body.Take(ref unread);
    }

    /// <summary>Keeps what is not read yet until the next piece comes.</summary>
    private void Keep(ReadOnlySpan<byte> unread, bool isFromBuffer, bool isShorter)
    {
        if (isFromBuffer && !isShorter)
        {
            return;
        }

        var rest = unread.ToArray();
        _incomplete?.ResetWrittenCount();
        if (rest.Length > 0)
        {
            (_incomplete ??= new ArrayBufferWriter<byte>(2 * rest.Length)).Write(rest);
        }
    }

    private bool IsExpected(int status)
    {
        foreach (var range in check.Statuses)
        {
            if (range.Contains(status))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadHead(ref ReadOnlySpan<byte> unread, out HttpResponseHead head)
    {
        head = default;
        var length = unread.IndexOf("\r\n\r\n"u8);
        if (length >= 0)
        {
            head = HttpResponseHead.Parse(unread[..length]);
            unread = unread[(length + 4)..];
            return true;
        }

        // What cannot become a status line is not waited for.
        if (unread.Length >= 7 && !unread.StartsWith("HTTP/1."u8))
        {
            throw new ProbeFault(Reason.Protocol, "no HTTP/1 status line");
        }

        return unread.Length < MostHead
            ? false
            : throw new ProbeFault(Reason.Protocol, $"the response head is longer than {MostHead} bytes");
    }
}
