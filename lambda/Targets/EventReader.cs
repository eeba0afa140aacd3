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
    public static CheckRequest Read(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"It is a JSON {root.ValueKind}. An object is allowed.");
        }

        Require(root, "format", text => text == Format, $"'{Format}'");
        var metricNamespace = Require(root, "namespace", text => text.Length is > 0 and <= 255, "A text of 1 to 255 characters");
        var errors = ImmutableArray.CreateBuilder<string>();
        var targets = root.TryGetProperty("targets", out var list) && list.ValueKind == JsonValueKind.Array
            ? Dependencies.Check(TargetReader.ReadAll(list, errors), errors)
            : throw Wrong("'targets' is no list.");
        return new CheckRequest(
            metricNamespace, ReadDimensions(root), ReadSignal(root), targets, errors.ToImmutable(), ReadScheduledTime(root));
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            throw Wrong(exception.Message);
        }
    }

    private static string Require(JsonElement root, string key, Func<string, bool> isAllowed, string allowed) =>
        Text(root, key) is { } text && isAllowed(text) ? text : throw Wrong($"'{key}' is '{Text(root, key)}'. {allowed} is allowed.");

    private static ImmutableArray<KeyValuePair<string, string>> ReadDimensions(JsonElement root)
    {
        if (!root.TryGetProperty("dimensions", out var dimensions))
        {
            return [];
        }

        return FieldReader.IsMapOfTexts(dimensions)
            ? FieldReader.ReadMap(dimensions)
            : throw Wrong("'dimensions' is no object of texts.");
    }

    private static Signal ReadSignal(JsonElement root) => Text(root, "signal") switch
    {
        null or "putMetricData" => Signal.PutMetricData,
        "emf" => Signal.EmbeddedMetricFormat,
        var other => throw Wrong($"'signal' is '{other}'. 'putMetricData' or 'emf' is allowed."),
    };

    private static DateTimeOffset? ReadScheduledTime(JsonElement root)
    {
        if (Text(root, "scheduledTime") is not { } text || text == ScheduledTimePlaceholder)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong($"'scheduledTime' is '{text}'. An ISO 8601 time is allowed.");
    }

    private static string? Text(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static CheckerException Wrong(string what) =>
        new(Diagnostic.Event, $"The event cannot be used: {what} The Pulumi program writes it as the schedule's input; deploy that again.");
}
