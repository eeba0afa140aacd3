using System.Buffers;
using System.Globalization;
using System.Text;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Looks for a text in the first part of a response's body while the body comes.</summary>
internal sealed class HttpBodySearch
{
    /// <summary>Bytes of a body that are searched.</summary>
    public const int Most = 64 * 1024;

    private const int MostChunkLine = 1024;

    private readonly HttpResponseHead _head;
    private readonly byte[] _wanted;
    private readonly ArrayBufferWriter<byte> _body = new(4096);

    /// <summary>What is left of the body, or of the chunk.</summary>
    private long _left;

    /// <exception cref="ProbeFault">The response has no body.</exception>
    public HttpBodySearch(HttpResponseHead head, string method, string text)
    {
        _head = head;
        _wanted = Encoding.UTF8.GetBytes(text);
        _left = head.IsChunked ? 0 : head.ContentLength ?? long.MaxValue;
        if (method == "HEAD" || head.Status is 204 or 304 || (_left == 0 && !head.IsChunked))
        {
            throw NotFound();
        }
    }

    /// <summary>Takes as much of what was received as can be understood now.</summary>
    /// <returns>Whether the text was found.</returns>
    /// <exception cref="ProbeFault">It is not there, or the body is not HTTP.</exception>
    public bool Take(ref ReadOnlySpan<byte> unread)
    {
        while (_left > 0 || TryReadChunkSize(ref unread))
        {
            if (unread.IsEmpty)
            {
                return false;
            }

            var take = (int)Math.Min(Math.Min(_left, unread.Length), Most - _body.WrittenCount);
            _body.Write(unread[..take]);
            unread = unread[take..];
            _left -= take;
            var from = Math.Max(0, _body.WrittenCount - take - _wanted.Length + 1);
            if (_body.WrittenSpan[from..].IndexOf(_wanted) >= 0)
            {
                return true;
            }

            if (_body.WrittenCount == Most || (_left == 0 && !_head.IsChunked))
            {
                throw NotFound();
            }
        }

        return false;
    }

    /// <summary>Takes the end of the connection, which ends the body only where nothing else does.</summary>
    public ProbeFault JudgeEnd() => _head.ContentLength is null && !_head.IsChunked
        ? NotFound()
        : new ProbeFault(Reason.Closed, "the body ended early");

    /// <summary>Reads the line before a chunk, and the end of the line before that.</summary>
    private bool TryReadChunkSize(ref ReadOnlySpan<byte> unread)
    {
        var line = unread;
        if (_body.WrittenCount > 0)
        {
            if (line.Length < 2)
            {
                return false;
            }

            if (!line.StartsWith("\r\n"u8))
            {
                throw new ProbeFault(Reason.Protocol, "a chunk that is longer than it says");
            }

            line = line[2..];
        }

        var length = line.IndexOf("\r\n"u8);
        if (length < 0)
        {
            return line.Length < MostChunkLine
                ? false
                : throw new ProbeFault(Reason.Protocol, $"a chunk header is longer than {MostChunkLine} bytes");
        }

        unread = line[(length + 2)..];
        _left = ChunkSize(line[..length]);
        return _left > 0 ? true : throw NotFound();
    }

    private static long ChunkSize(ReadOnlySpan<byte> line)
    {
        var extension = line.IndexOf((byte)';');
        var size = (extension < 0 ? line : line[..extension]).Trim(" \t"u8);
        return long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) && length >= 0
            ? length
            : throw new ProbeFault(Reason.Protocol, "a chunk without a size");
    }

    private ProbeFault NotFound() => new(Reason.Body, $"{_head.Status}, the expected text is not in the first {Most / 1024} KiB");
}
