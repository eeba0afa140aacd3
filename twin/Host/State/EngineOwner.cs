using System.Threading.Channels;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Replay;

namespace CrossCloudDns.Twin.Host;

/// <summary>The one owner of the engine's state: events come in through its inbox, readers get immutable snapshots.</summary>
public sealed class EngineOwner : IAsyncDisposable
{
    private readonly Channel<(EngineEvent Happened, TaskCompletionSource? Applied)> _inbox =
        Channel.CreateUnbounded<(EngineEvent, TaskCompletionSource?)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly TimeProvider _clock;
    private readonly Task _running;
    private volatile EngineState _current;

    /// <param name="initial">The state to start from.</param>
    /// <param name="clock">The twin's clock: it dates each event.</param>
    public EngineOwner(EngineState initial, TimeProvider clock)
    {
        _current = initial;
        _clock = clock;
        _running = RunAsync();
    }

    /// <summary>The state at present.</summary>
    public EngineState Current => _current;

    /// <summary>The twin's time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>
    /// Ends when the owner does: with the twin, or with the exception of an event that could not be applied, after which none is.
    /// </summary>
    public Task Completion => _running;

    /// <summary>Told of each event once it has been applied, with the state before and after it, on the owner's own flow.</summary>
    public event Action<EngineEvent, EngineState, EngineState>? Applied;

    /// <summary>Told of each event with the time at which it was applied: what it takes to apply it again.</summary>
    public event Action<LoggedEvent>? Logged;

    /// <summary>Hands an event over; it is applied after those that came before it.</summary>
    public void Post(EngineEvent happened) => _inbox.Writer.TryWrite((happened, null));

    /// <summary>Hands an event over and waits until it has been applied, and all who follow have been told.</summary>
    /// <exception cref="Exception">The failure that has ended the owner; see <see cref="Completion"/>.</exception>
    public async Task ApplyAsync(EngineEvent happened, CancellationToken cancellationToken)
    {
        var applied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _inbox.Writer.TryWrite((happened, applied));
        await (await Task.WhenAny(applied.Task, _running).WaitAsync(cancellationToken));
    }

    /// <summary>Applies what is in the inbox and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _inbox.Writer.TryComplete();
        // A failure is for who watches Completion; whoever disposes has other parts to end.
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync()
    {
        await foreach (var (happened, applied) in _inbox.Reader.ReadAllAsync())
        {
            var before = _current;
            var now = _clock.GetUtcNow();
            _current = before.Apply(happened, now);
            Logged?.Invoke(new LoggedEvent(now, happened));
            Applied?.Invoke(happened, before, _current);
            applied?.SetResult();
        }
    }
}
