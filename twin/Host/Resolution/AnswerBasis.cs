using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>Tells whether anything has changed on which answers depend.</summary>
/// <remarks>
/// Answers depend on the visible health of health checks, on faults, on targets that do not respond, and on time where one of these is
/// about to change by itself. Metrics and alarms that lead to no such change leave the basis as it is.
/// </remarks>
internal sealed class AnswerBasis : IAsyncDisposable
{
    private readonly EngineOwner _owner;
    private readonly TimeProvider _clock;
    private readonly ITimer _due;
    private volatile object _current = new();

    /// <param name="clock">The twin's clock.</param>
    public AnswerBasis(EngineOwner owner, TimeProvider clock)
    {
        _owner = owner;
        _clock = clock;
        _due = clock.CreateTimer(_ => Renew(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        owner.Applied += OnApplied;
        Renew();
    }

    /// <summary>
    /// The basis at present; another object after each change. Read it before the state: then nothing old is kept for something new.
    /// </summary>
    public object Current => _current;

    public ValueTask DisposeAsync()
    {
        _owner.Applied -= OnApplied;
        return _due.DisposeAsync();
    }

    private void OnApplied(EngineEvent happened, EngineState before, EngineState after)
    {
        if (!GiveTheSameAnswers(before, after))
        {
            Renew();
        }
    }

    private void Renew()
    {
        _current = new object();
        var state = _owner.Current;
        var now = _clock.GetUtcNow();
        var next = state.HealthChecks.Values.Select(check => check.VisibleFrom)
            .Concat(state.Targets.Values.Select(target => target.AvoidedUntil))
            .Where(time => time > now)
            .DefaultIfEmpty(DateTimeOffset.MaxValue)
            .Min();
        _due.Change(next == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : next - now, Timeout.InfiniteTimeSpan);
    }

    private static bool GiveTheSameAnswers(EngineState before, EngineState after) =>
        before.Faults == after.Faults
        && ReferenceEquals(before.Targets, after.Targets)
        && before.Assumptions == after.Assumptions
        && (ReferenceEquals(before.HealthChecks, after.HealthChecks) || after.HealthChecks.All(check =>
            before.HealthChecks.TryGetValue(check.Key, out var known)
            && known.Healthy == check.Value.Healthy
            && known.VisibleFrom == check.Value.VisibleFrom));
}
