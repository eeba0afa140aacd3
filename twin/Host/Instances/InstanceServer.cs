using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace CrossCloudDns.Twin.Host;

/// <summary>One declared instance as a real server on its loopback address, that can be made to fail.</summary>
public sealed class InstanceServer : IInstance
{
    /// <summary>How late a slow instance answers: later than any check waits.</summary>
    public static readonly TimeSpan SlowBy = TimeSpan.FromSeconds(70);

    private readonly InstanceListener _listener;
    private readonly InstanceIdentity _identity;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConnectionSet _connections = new();
    private readonly Task _accepting;
    private readonly Lock _switching = new();
    private volatile InstanceMode _mode = InstanceMode.Serving;
    private TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private InstanceServer(InstanceListener listener, InstanceIdentity identity, TimeProvider time)
    {
        _listener = listener;
        _identity = identity;
        _time = time;
        _listener.Listen();
        _listening.SetResult();
        _accepting = AcceptAsync(_stopping.Token);
    }

    /// <inheritdoc/>
    public IPEndPoint EndPoint => _listener.EndPoint;

    /// <inheritdoc/>
    public InstanceMode Mode => _mode;

    /// <summary>How many connections it holds at this moment.</summary>
    internal int Connections => _connections.Count;

    /// <summary>Starts to serve at <paramref name="preferred"/>, or at a free port of its address.</summary>
    /// <param name="time">The real time, which is what checks measure.</param>
    public static InstanceServer Start(IPEndPoint preferred, InstanceIdentity identity, TimeProvider time) =>
        new(InstanceListener.Bind(preferred), identity, time);

    /// <summary>Behaves as told from the next connection on; connections that hang are closed.</summary>
    public void Switch(InstanceMode mode)
    {
        lock (_switching)
        {
            var before = _mode;
            _mode = mode;
            _connections.CloseAll();
            if (mode == InstanceMode.Refusing && before != InstanceMode.Refusing)
            {
                _listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _listener.Refuse();
            }
            else if (mode != InstanceMode.Refusing && before == InstanceMode.Refusing)
            {
                _listener.Listen();
                _listening.SetResult();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        _connections.CloseAll();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await _listening.Task.WaitAsync(cancellationToken);
                var socket = await _listener.AcceptAsync(cancellationToken);
                _ = ServeAsync(socket, cancellationToken);
            }
            catch (Exception exception) when (exception is SocketException or InvalidOperationException or OperationCanceledException)
            {
                // The listener was switched off or is stopping: the loop's condition and the gate above tell which.
            }
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken cancellationToken)
    {
        _connections.Add(socket);
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await (_mode switch
            {
                InstanceMode.Hanging or InstanceMode.Refusing => Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken),
                _ when _identity.Certificate is { } certificate => ServeTlsAsync(stream, certificate, cancellationToken),
                _ => AnswerAsync(stream, cancellationToken),
            });
        }
        catch (Exception exception) when (
            exception is IOException or SocketException or AuthenticationException or ObjectDisposedException or OperationCanceledException)
        {
            // The client left, or a fault closed the connection: that is what the client is to see.
        }
        finally
        {
            _connections.Remove(socket);
        }
    }

    private async Task ServeTlsAsync(Stream stream, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var presented = _mode == InstanceMode.WrongCertificate ? _identity.WrongCertificate : certificate;
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = presented }, cancellationToken);
        await AnswerAsync(tls, cancellationToken);
        await tls.ShutdownAsync();
    }

    private async Task AnswerAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (_mode == InstanceMode.Slow)
        {
            await Task.Delay(SlowBy, _time, cancellationToken);
        }

        if (_identity.SpeaksHttp)
        {
            await HttpAnswer.ExchangeAsync(stream, _identity.Id, failing: _mode == InstanceMode.Failing, cancellationToken);
        }
        else if (_mode != InstanceMode.Failing)
        {
            // A plain TCP service waits for its client to speak, or to leave.
            await stream.ReadExactlyAsync(new byte[1], cancellationToken);
        }
    }
}
