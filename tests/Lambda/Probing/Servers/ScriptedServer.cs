using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CrossCloudDns.Tests.Lambda.Probing.Servers;

/// <summary>Accepts connections and treats each as the script says.</summary>
internal sealed class ScriptedServer : TargetServer
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _listener;
    private readonly Func<Peer, Task> _script;
    private readonly Task _accepting;
    private int _connections;

    public ScriptedServer(Func<Peer, Task> script, IPAddress? address = null)
    {
        _script = script;
        _listener = new Socket((address ?? IPAddress.Loopback).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(address ?? IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public override IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndPoint!;

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var scripts = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_stop.Token);
                scripts.Add(RunAsync(new Peer(socket, ++_connections, _stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(scripts);
        }
    }

    private async Task RunAsync(Peer peer)
    {
        using (peer)
        {
            try
            {
                await _script(peer);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or AuthenticationException)
            {
                // The probe went away, which is its right.
            }
        }
    }
}
