using System.Buffers;
using System.Text;

namespace CrossCloudDns.Twin.Host;

/// <summary>The one HTTP exchange of an instance: any request, a short answer that names the instance, end of connection.</summary>
internal static class HttpAnswer
{
    private const int MostHeadBytes = 16 * 1024;

    /// <summary>Reads a request head and answers it. A head that is too long, or that never ends, gets no answer.</summary>
    public static async Task ExchangeAsync(Stream stream, string instance, bool failing, CancellationToken cancellationToken)
    {
        if (!await ReadHeadAsync(stream, cancellationToken))
        {
            return;
        }

        var body = $"{instance}\n";
        var status = failing ? "500 Internal Server Error" : "200 OK";
        var answer = $"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private static async Task<bool> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostHeadBytes);
        try
        {
            var length = 0;
            while (length < MostHeadBytes)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length, MostHeadBytes - length), cancellationToken);
                if (read == 0)
                {
                    return false;
                }

                length += read;
                if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
