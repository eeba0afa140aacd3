using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>The status and the framing of a response.</summary>
internal readonly struct HttpResponseHead(int status, long? contentLength, bool isChunked)
{
    public int Status { get; } = status;

    /// <summary>The length of the body; <see langword="null"/> where the end of the connection ends it.</summary>
    public long? ContentLength { get; } = contentLength;

    public bool IsChunked { get; } = isChunked;

    /// <summary>Reads a head, without the empty line that ends it.</summary>
    /// <exception cref="ProbeFault">It is not HTTP/1.</exception>
    public static HttpResponseHead Parse(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf("\r\n"u8);
        var line = end < 0 ? head : head[..end];
        var isStatusLine = line.Length >= 12 && line.StartsWith("HTTP/1."u8) && line[7] is (byte)'0' or (byte)'1' && line[8] == ' '
            && (line.Length == 12 || line[12] == ' ');
        if (!isStatusLine || !Utf8Parser.TryParse(line.Slice(9, 3), out int status, out var digits) || digits != 3 || status < 100)
        {
            throw new ProbeFault(Reason.Protocol, "no HTTP/1 status line");
        }

        long? length = null;
        var chunked = false;
        var rest = end < 0 ? default : head[(end + 2)..];
        while (!rest.IsEmpty)
        {
            end = rest.IndexOf("\r\n"u8);
            var field = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 2)..];
            var colon = field.IndexOf((byte)':');
            if (colon <= 0)
            {
                throw new ProbeFault(Reason.Protocol, "a header without a name");
            }

            var name = field[..colon];
            var value = field[(colon + 1)..].Trim(" \t"u8);
            if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
            {
                length = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new ProbeFault(Reason.Protocol, "a Content-Length that is no number");
            }
            else if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
            {
                chunked = value.Length >= 7 && Ascii.EqualsIgnoreCase(value[^7..], "chunked"u8);
            }
        }

        return new HttpResponseHead(status, length, chunked);
    }
}
