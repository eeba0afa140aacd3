using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Replay;

/// <summary>
/// The events of a run. Applied again to the same stack, they give every state that the run went through, and so its answers.
/// </summary>
/// <remarks>
/// As text it is one JSON object per line: a head that names the stack, then the events. A line that was cut short, as by a crash, ends the
/// log.
/// </remarks>
/// <param name="Stack">Name of the stack that ran.</param>
/// <param name="Started">When the first state was made.</param>
/// <param name="Assumptions">Under which it ran.</param>
public sealed record EventLog(string Stack, DateTimeOffset Started, Assumptions Assumptions, ImmutableArray<LoggedEvent> Events)
{
    private const string Format = "cross-cloud-dns/events/1";

    /// <summary>The first line of a log.</summary>
    public static string Head(string stack, DateTimeOffset started, Assumptions assumptions) =>
        JsonSerializer.Serialize(new HeadLine(Format, stack, started, assumptions), EventJson.Options);

    /// <summary>The line of an event.</summary>
    public static string Line(LoggedEvent logged) => JsonSerializer.Serialize(logged, EventJson.Options);

    /// <summary>Reads what <see cref="Head"/> and <see cref="Line"/> wrote.</summary>
    /// <returns><see langword="null"/> where the text is no such log.</returns>
    public static EventLog? Read(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var events = ImmutableArray.CreateBuilder<LoggedEvent>();
        HeadLine? head = null;
        foreach (var line in lines)
        {
            try
            {
                if (head is null)
                    head = JsonSerializer.Deserialize<HeadLine>(line, EventJson.Options);
                else if (JsonSerializer.Deserialize<LoggedEvent>(line, EventJson.Options) is { } logged)
                    events.Add(logged);
            }
            catch (JsonException)
            {
                break;
            }
        }

        return head is { Format: Format }
            ? new EventLog(head.Stack, head.Started, head.Assumptions ?? Assumptions.Default, events.ToImmutable())
            : null;
    }

    /// <summary>Every state of the run, each with the time from which it held, the first at <see cref="Started"/>.</summary>
    public IEnumerable<(DateTimeOffset From, EngineEvent? Because, EngineState State)> Replay(StackModel model)
    {
        var state = EngineState.Start(model, Started, Assumptions);
        yield return (Started, null, state);
        foreach (var (at, happened) in Events)
        {
            state = state.Apply(happened, at);
            yield return (at, happened, state);
        }
    }

    private sealed record HeadLine(string Format, string Stack, DateTimeOffset Started, Assumptions? Assumptions);
}
