using System.Collections.Concurrent;
using System.Net;
using System.Runtime.Versioning;
using CrossCloudDns.HealthChecker.Probing;

namespace CrossCloudDns.HealthChecker.Loop;

/// <summary>One thread that waits for all connections and timers at once.</summary>
/// <remarks>
/// What waited for them runs on that thread, within the call that ends the wait. So a probe takes no switch between threads, and
/// one wake-up of the processor serves every probe that has something to do: switches and wake-ups are what most of a probe's
/// processor time would go to.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class EventLoop : TimeProvider, ITcpExchange, IDisposable
{
    /// <summary>
    /// Connections that are opened before others are looked after. Doing the same thing some times in a row keeps the processor's
    /// caches warm; each more makes answers wait longer, here for 0.2 to 0.3 ms.
    /// </summary>
    private const int OpenedTogether = 4;

    private readonly Epoll _epoll = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly Queue<Connection> _opening = new();
    private readonly Dictionary<long, Connection> _connections = [];
    private readonly List<Connection> _ended = [];
    private readonly PriorityQueue<LoopTimer, long> _timers = new();
    private readonly Thread _thread;
    private long _lastNumber;
    private bool _isServing;
    private volatile bool _isOver;

    public EventLoop()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "event loop" };
        _thread.Start();
    }

    /// <summary>Where connections receive, one after the other.</summary>
    internal byte[] Room { get; } = new byte[16 * 1024];

    private bool IsOnThread => Environment.CurrentManagedThreadId == _thread.ManagedThreadId;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LoopTimer(Enqueue, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public Task RunAsync(IPEndPoint endpoint, HttpExchange? http, CancellationToken cancellation)
    {
        var connection = new Connection(this, endpoint, http, cancellation);
        Post(connection.Begin);
        return connection.End;
    }

    /// <summary>
    /// Begins work on the loop's thread. Probes that start elsewhere wait until they get there, and would count that as their target's.
    /// </summary>
    public Task<T> BeginAsync<T>(Func<Task<T>> work)
    {
        var begun = new Task<Task<T>>(work);
        Post(begun.RunSynchronously);
        return begun.Unwrap();
    }

    /// <summary>Opens the connection soon, together with others.</summary>
    internal void Open(Connection connection)
    {
        _opening.Enqueue(connection);
        if (_opening.Count >= OpenedTogether && !_isServing)
        {
            Serve(milliseconds: 0);
        }
    }

    /// <summary>Runs an action on the loop's thread: at once where this is it.</summary>
    internal void Post(Action action)
    {
        if (IsOnThread)
        {
            action();
        }
        else
        {
            _posted.Enqueue(action);
            _epoll.Wake();
        }
    }

    /// <summary>Ends the thread. Nothing that still waits is told.</summary>
    public void Dispose()
    {
        _isOver = true;
        _epoll.Wake();
        if (!IsOnThread)
        {
            _thread.Join();
            _epoll.Dispose();
        }
    }

    /// <summary>Tells the connection what happens to its socket.</summary>
    /// <returns>Names the connection towards <see cref="End"/>.</returns>
    internal long Watch(int socket, Connection connection)
    {
        var number = ++_lastNumber;
        _epoll.Watch(socket, number);
        _connections.Add(number, connection);
        return number;
    }

    /// <summary>Ends a connection: nothing is told to it any more.</summary>
    internal void End(Connection connection, long number)
    {
        _connections.Remove(number);
        _ended.Add(connection);
    }

    private void Run()
    {
        while (!_isOver)
        {
            Serve(MillisecondsUntilNextTimer());
            while (_posted.TryDequeue(out var action))
            {
                action();
            }

            while (NextTimer(GetTimestamp()) is { } timer)
            {
                timer.Fire();
            }
        }
    }

    private void Serve(int milliseconds)
    {
        _isServing = true;
        while (_opening.TryDequeue(out var connection))
        {
            connection.Open();
        }

        var count = _epoll.Wait(_ended.Count > 0 ? 0 : milliseconds);
        for (var index = 0; index < count; index++)
        {
            // One that was closed by what an earlier event led to is no longer there.
            if (_connections.TryGetValue(_epoll.Number(index), out var ready))
            {
                ready.Continue(_epoll.Events(index));
            }
        }

        TellEnds();
        _isServing = false;
    }

    /// <summary>Takes note of all answers before it closes the first connection, which takes longer than anything else.</summary>
    private void TellEnds()
    {
        for (var index = 0; index < _ended.Count; index++)
        {
            _ended[index].TellEnd();
        }

        foreach (var connection in _ended)
        {
            connection.Close();
        }

        _ended.Clear();
    }

    private void Enqueue(LoopTimer timer)
    {
        lock (_timers)
        {
            _timers.Enqueue(timer, timer.Due!.Value);
        }

        if (!IsOnThread)
        {
            _epoll.Wake();
        }
    }

    private LoopTimer? NextTimer(long now)
    {
        lock (_timers)
        {
            return PeekTimer() <= now ? _timers.Dequeue() : null;
        }
    }

    private int MillisecondsUntilNextTimer()
    {
        lock (_timers)
        {
            return PeekTimer() is { } due
                ? (int)Math.Clamp(Math.Ceiling(GetElapsedTime(GetTimestamp(), due).TotalMilliseconds), 0, int.MaxValue)
                : -1;
        }
    }

    /// <summary>When the next timer is due; those before it that were changed or disposed of are dropped.</summary>
    private long? PeekTimer()
    {
        while (_timers.TryPeek(out var timer, out var due))
        {
            if (timer.Due == due)
            {
                return due;
            }

            _timers.Dequeue();
        }

        return null;
    }
}
