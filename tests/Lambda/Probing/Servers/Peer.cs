using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CrossCloudDns.Tests.Lambda.Probing.Servers;

/// <summary>One accepted connection, as a script sees it.</summary>
internal sealed class Peer(Socket socket, int number, CancellationToken cancellation) : IDisposable
{
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);

    /// <summary>Which connection of the server this is, from 1.</summary>
    public int Number => number;

    public async Task SecureAsync(SslServerAuthenticationOptions options)
    {
        var secure = new SslStream(_stream);
        _stream = secure;
        await secure.AuthenticateAsServerAsync(options, cancellation);
    }

    /// <summary>Reads up to the end of the request's head.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await _stream.ReadAsync(buffer, cancellation);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    /// <summary>Reads whatever comes first.</summary>
    public async Task ReadSomeAsync() => await _stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, cancellation);

    public async Task WriteAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);

    /// <summary>Reads the request and answers with this text.</summary>
    public async Task AnswerAsync(string text)
    {
        await ReadRequestAsync();
        await WriteAsync(text);
    }

    /// <summary>Reads the request and answers with these texts, a pause before each.</summary>
    public async Task DripAsync(TimeSpan pause, IEnumerable<string> texts)
    {
        await ReadRequestAsync();
        foreach (var text in texts)
        {
            await Task.Delay(pause, TimeProvider.System, cancellation);
            await WriteAsync(text);
        }
    }

    /// <summary>Does nothing more until the test ends.</summary>
    public Task HangAsync() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);

    /// <summary>Ends the sending direction only.</summary>
    public void HalfClose() => socket.Shutdown(SocketShutdown.Send);

    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    public void Dispose() => _stream.Dispose();
}
