using System.Net;
using System.Runtime.Versioning;
using CrossCloudDns.HealthChecker.Probing;

namespace CrossCloudDns.HealthChecker.Loop;

/// <summary>One exchange over a connection of its own, which goes as far as the socket lets it each time.</summary>
/// <remarks>Everything runs on the loop's thread, what waits for the end of the exchange included.</remarks>
/// <param name="http">What is asked over the connection; <see langword="null"/> where being connected is enough.</param>
[SupportedOSPlatform("linux")]
internal sealed class Connection(EventLoop loop, IPEndPoint endpoint, HttpExchange? http, CancellationToken cancellation)
{
    private readonly TaskCompletionSource _end = new();
    private CancellationTokenRegistration _registration;
    private Exception? _fault;
    private int _socket = -1;
    private long _number;
    private int _sent;
    private bool _isConnected;
    private bool _isOver;

    /// <summary>Fails with what is wrong with the connection or with the response.</summary>
    public Task End => _end.Task;

    /// <summary>Waits for its turn to be opened.</summary>
    public void Begin()
    {
        _registration = cancellation.UnsafeRegister(static self => ((Connection)self!).CallOffOnLoop(), this);
        loop.Open(this);
    }

    public void Open()
    {
        if (_isOver)
        {
            return;
        }

        try
        {
            var address = endpoint.Serialize();
            _socket = Kernel.OpenSocket(endpoint.AddressFamily);
            if (http is not null)
            {
                Kernel.SendHandshakeWithRequest(_socket);
            }

            Kernel.BeginConnect(_socket, address.Buffer.Span[..address.Size]);
            _number = loop.Watch(_socket, this);
        }
        catch (Exception exception)
        {
            _fault = exception;
            Stop();
        }
    }

    /// <summary>Goes on after something happened to the socket.</summary>
    public void Continue(SocketEvents events)
    {
        try
        {
            if (!Advance(events))
            {
                return;
            }
        }
        catch (Exception exception)
        {
            _fault = exception;
        }

        Stop();
    }

    /// <summary>Tells whoever waits for the end.</summary>
    public void TellEnd()
    {
        if (_fault is null)
        {
            _end.SetResult();
        }
        else
        {
            _end.SetException(_fault);
        }
    }

    public void Close()
    {
        if (_socket >= 0)
        {
            _ = Kernel.Close(_socket);
        }
    }

    private void CallOffOnLoop() => loop.Post(CallOff);

    private void CallOff()
    {
        if (!_isOver)
        {
            _fault = new OperationCanceledException(cancellation);
            Stop();
        }
    }

    private void Stop()
    {
        _isOver = true;
        _registration.Unregister();
        loop.End(this, _number);
    }

    /// <summary>Whether the exchange is over.</summary>
    private bool Advance(SocketEvents events)
    {
        if (!_isConnected)
        {
            if ((events & (SocketEvents.Failed | SocketEvents.HungUp)) != 0)
            {
                Kernel.EndConnect(_socket);
            }

            _isConnected = true;
        }

        if (http is null)
        {
            return true;
        }

        while (_sent < http.Request.Length)
        {
            if (Kernel.TrySend(_socket, http.Request.AsSpan(_sent)) is not { } count)
            {
                return false;
            }

            _sent += count;
        }

        // What comes later is another event.
        if ((events & ~SocketEvents.Writable) == 0)
        {
            return false;
        }

        while (Kernel.TryReceive(_socket, loop.Room) is { } count)
        {
            if (http.Take(loop.Room.AsSpan(0, count)))
            {
                return true;
            }
        }

        return false;
    }
}
