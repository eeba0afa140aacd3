using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Reads the event that the schedule delivers.</summary>
internal static class EventReader
{
    public const string Format = "cross-cloud-dns/targets/1";

    /// <summary>What EventBridge Scheduler replaces by the scheduled time; a scheduler that does not do so leaves it as it is.</summary>
    /// <seealso href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html"/>
    private const string ScheduledTimePlaceholder = "<aws.scheduler.scheduled-time>";

    /// <exception cref="CheckerException">
    /// The event is no JSON, of another format, or lacks what concerns every target. What is wrong with single targets is not
    /// an exception but is listed in the request, so that the other targets are checked.
    /// </exception>
    public static CheckRequest Read(ReadOnlySpan<byte> json)
    {
        var document = Parse(json);
        var errors = ImmutableArray.CreateBuilder<string>();
        if (document.Format != Format)
        {
            throw Wrong($"'format' is '{document.Format}'. '{Format}' is allowed.");
        }

        if (document.Namespace is not { Length: > 0 and <= 255 })
        {
            throw Wrong($"'namespace' is '{document.Namespace}'. A text of 1 to 255 characters is allowed.");
        }

        var targets = TargetReader.ReadAll(document.Targets ?? [], errors);
        return new CheckRequest(
            document.Namespace,
            [.. document.Dimensions ?? []],
            targets,
            errors.ToImmutable(),
            ReadScheduledTime(document.ScheduledTime));
    }

    private static EventDocument Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, EventJson.Default.EventDocument) ?? throw Wrong("It is null.");
        }
        catch (JsonException exception)
        {
            throw Wrong(exception.Message);
        }
    }

    private static DateTimeOffset? ReadScheduledTime(string? text)
    {
        if (text is null or ScheduledTimePlaceholder)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong($"'scheduledTime' is '{text}'. An ISO 8601 time is allowed.");
    }

    private static CheckerException Wrong(string what) =>
        new(Diagnostic.Event, $"The event cannot be used: {what} The Pulumi program writes it as the schedule's input; deploy that again.");
}
