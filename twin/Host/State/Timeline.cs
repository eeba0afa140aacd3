using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// What has changed while the twin runs: faults, alarms, health, targets, and the answers that came of it. Safe to share.
/// </summary>
/// <remarks>The latest are kept. Answers have a list of their own, so that a name whose answers rotate drives nothing else out.</remarks>
public sealed class Timeline
{
    private const int Capacity = 400;
    private const int MostQuestions = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<Happening> _changes = new();
    private readonly Queue<Happening> _answers = new();
    private readonly Dictionary<string, string> _lastAnswers = new(StringComparer.Ordinal);
    private long _count;

    private Timeline()
    {
    }

    /// <summary>A timeline that follows an engine.</summary>
    public static Timeline Of(EngineOwner engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var timeline = new Timeline();
        engine.Applied += (_, before, after) => timeline.Note(before, after, engine.Now);
        return timeline;
    }

    /// <summary>What was noted from a number on, in the order of the numbers.</summary>
    public ImmutableArray<Happening> From(long number)
    {
        lock (_lock)
        {
            return number >= _count
                ? []
                : [.. _changes.Concat(_answers).Where(happening => happening.Number >= number).OrderBy(happening => happening.Number)];
        }
    }

    internal void Note(DateTimeOffset now, ResolverAddressEntry client, Question question, QueryReply reply)
    {
        var (code, answers) = ReplyContent.Of(reply);
        var value = answers.IsEmpty ? code.ToUpperInvariant() : string.Join(", ", answers.Order(StringComparer.Ordinal));
        var subject = $"{client.Name} {question.Name.ToString().TrimEnd('.')} {question.Type}";
        lock (_lock)
        {
            var known = _lastAnswers.TryGetValue(subject, out var last);
            if ((known && last == value) || (!known && _lastAnswers.Count == MostQuestions))
            {
                return;
            }

            _lastAnswers[subject] = value;
            Add(_answers, now, HappeningKind.Answer, subject, value, known ? $"was {last}" : "");
        }
    }

    private void Note(EngineState before, EngineState after, DateTimeOffset now)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        lock (_lock)
        {
            NoteFaults(before, after, now);
            NoteAlarms(before, after, now);
            NoteHealth(before, after, now);
            NoteTargets(before, after, now);
        }
    }

    private void NoteFaults(EngineState before, EngineState after, DateTimeOffset now)
    {
        foreach (var fault in after.Faults.Where(fault => before.Faults.All(known => known.Id != fault.Id)))
        {
            Add(_changes, now, HappeningKind.Fault, FaultText.Describe(fault.Fault), "on", "");
        }

        foreach (var fault in before.Faults.Where(fault => after.Faults.All(known => known.Id != fault.Id)))
        {
            Add(_changes, now, HappeningKind.Fault, FaultText.Describe(fault.Fault), "off", "");
        }
    }

    private void NoteAlarms(EngineState before, EngineState after, DateTimeOffset now)
    {
        foreach (var alarm in after.Model.Alarms.Where(alarm => before.Alarms[alarm.Id].State != after.Alarms[alarm.Id].State))
        {
            var status = after.Alarms[alarm.Id];
            Add(_changes, now, HappeningKind.Alarm, alarm.Name, Describe(status.State), status.Reason);
        }
    }

    private void NoteHealth(EngineState before, EngineState after, DateTimeOffset now)
    {
        foreach (var check in after.Model.HealthChecks.Where(check =>
            before.HealthChecks[check.Id].Healthy != after.HealthChecks[check.Id].Healthy))
        {
            var status = after.HealthChecks[check.Id];
            var visible = status.VisibleFrom > now ? status.VisibleFrom : now;
            Add(_changes, visible, HappeningKind.Health, check.Name, status.Healthy ? "healthy" : "unhealthy", status.Reason);
        }
    }

    private void NoteTargets(EngineState before, EngineState after, DateTimeOffset now)
    {
        foreach (var (key, status) in after.Targets.Where(target => before.Targets.GetValueOrDefault(target.Key) != target.Value))
        {
            var view = QuarantineView.Of(after.Model, key, status);
            Add(
                _changes,
                now,
                HappeningKind.Target,
                $"{view.Target} for {view.Forwarder}",
                status.Quarantined ? "quarantined" : "backed off",
                $"{status.Timeouts} in a row without a response");
        }

        foreach (var (key, status) in before.Targets.Where(target => !after.Targets.ContainsKey(target.Key)))
        {
            var view = QuarantineView.Of(after.Model, key, status);
            Add(_changes, now, HappeningKind.Target, $"{view.Target} for {view.Forwarder}", "answers", "");
        }
    }

    private void Add(Queue<Happening> list, DateTimeOffset time, HappeningKind kind, string subject, string value, string why)
    {
        if (list.Count == Capacity)
        {
            list.Dequeue();
        }

        list.Enqueue(new Happening(_count++, time, kind, subject, value, why));
    }

    private static string Describe(AlarmState state) => state switch
    {
        AlarmState.Ok => "ok",
        AlarmState.Alarm => "alarm",
        _ => "insufficient data",
    };
}
