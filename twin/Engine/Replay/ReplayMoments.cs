namespace CrossCloudDns.Twin.Engine.Replay;

/// <summary>The moments of a run at which an answer may have become another one.</summary>
public static class ReplayMoments
{
    /// <summary>Each event, and between two of them whenever name servers took notice of a health check.</summary>
    /// <param name="states">What <see cref="EventLog.Replay"/> gives.</param>
    public static IEnumerable<(DateTimeOffset At, EngineEvent? Because, EngineState State)> Of(
        IEnumerable<(DateTimeOffset From, EngineEvent? Because, EngineState State)> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        (DateTimeOffset From, EngineEvent? Because, EngineState State)? open = null;
        foreach (var next in states)
        {
            foreach (var moment in Within(open, next.From))
                yield return moment;
            open = next;
        }

        foreach (var moment in Within(open, DateTimeOffset.MaxValue))
            yield return moment;
    }

    private static IEnumerable<(DateTimeOffset At, EngineEvent? Because, EngineState State)> Within(
        (DateTimeOffset From, EngineEvent? Because, EngineState State)? held, DateTimeOffset until)
    {
        if (held is not { } known)
            yield break;
        yield return known;
        foreach (var visible in known.State.HealthChecks.Values.Select(check => check.VisibleFrom)
            .Where(visible => visible > known.From && visible < until)
            .Distinct()
            .Order())
            yield return (visible, null, known.State);
    }
}
