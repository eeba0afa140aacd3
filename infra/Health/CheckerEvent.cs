using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Services;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Health;

/// <summary>The event that tells a checker what to check: the contract between the schedule and the function.</summary>
public static class CheckerEvent
{
    public const string Format = "cross-cloud-dns/targets/1";

    /// <summary>
    /// EventBridge Scheduler puts the scheduled time here. A schedule may deliver an event twice; by this the checker knows the minute that
    /// the event is for, and publishes one verdict for it.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html"/>
    private const string ScheduledTime = "<aws.scheduler.scheduled-time>";

    private const int MaximumBytes = 220 * 1024;

    /// <summary>Nobody reads this as HTML; escaping would cost six characters for each quote of a certificate or a body.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The event for some targets of one site's checker.</summary>
    public static string Of(string metricNamespace, string domain, string site, IEnumerable<CheckTarget> targets)
    {
        var dimensions = new JsonObject();
        foreach (var (name, value) in MetricNames.Dimensions(domain, site))
        {
            dimensions[name] = value;
        }

        return new JsonObject
        {
            ["format"] = Format,
            ["namespace"] = metricNamespace,
            ["dimensions"] = dimensions,
            ["scheduledTime"] = ScheduledTime,
            ["targets"] = new JsonArray([.. targets.Select(Target)]),
        }.ToJsonString(Json);
    }

    /// <summary>
    /// The targets as events that a schedule and a checker can carry: a schedule takes 256 KB, and each keeps a good tenth of that free.
    /// Targets that depend on each other stay together.
    /// </summary>
    /// <returns>At least one event; the same targets always give the same events.</returns>
    public static ImmutableArray<string> Split(
        string metricNamespace, string domain, string site, IReadOnlyList<CheckTarget> targets, CheckerSize size)
    {
        var events = ImmutableArray.CreateBuilder<string>();
        var chunk = new List<CheckTarget>();
        var (bytes, encrypted) = (0, 0);
        foreach (var group in DependentChecks.Group(targets, target => target.Id, target => target.Check.DependsOn))
        {
            var more = group.Sum(target => Encoding.UTF8.GetByteCount(Target(target).ToJsonString(Json)) + 1);
            var handshakes = group.Count(IsEncrypted);
            var together = encrypted + handshakes;
            if (chunk.Count > 0 && (bytes + more > MaximumBytes || !size.Holds(chunk.Count + group.Count - together, together)))
            {
                events.Add(Of(metricNamespace, domain, site, chunk));
                (chunk, bytes, encrypted) = ([], 0, 0);
            }

            chunk.AddRange(group);
            bytes += more;
            encrypted += handshakes;
        }

        events.Add(Of(metricNamespace, domain, site, chunk));
        return events.ToImmutable();
    }

    /// <summary>The size of the function that checks these targets.</summary>
    public static CheckerSize SizeOf(int? memoryMb, IReadOnlyCollection<CheckTarget> targets)
    {
        var encrypted = targets.Count(IsEncrypted);
        return CheckerSize.Of(memoryMb, targets.Count - encrypted, encrypted);
    }

    private static bool IsEncrypted(CheckTarget target) => target.Check.Kind == CheckKind.Https;

    private static JsonObject Target(CheckTarget target)
    {
        var check = target.Check;
        var json = new JsonObject
        {
            ["id"] = target.Id,
            ["kind"] = check.Kind switch
            {
                CheckKind.Https => "https",
                CheckKind.Http => "http",
                CheckKind.Tcp => "tcp",
                _ => "dns",
            },
            ["address"] = target.Address.ToString(),
            ["port"] = check.Port ?? DefaultPort(check.Kind),
        };
        if (check.Kind is CheckKind.Https or CheckKind.Http)
        {
            json["host"] = check.Host ?? target.ServiceName;
            json["path"] = check.UrlPath ?? "/";
        }

        if (check.Kind == CheckKind.Dns)
        {
            json["name"] = check.QueryName ?? target.ServiceName;
            json["recordType"] = check.RecordType ?? "A";
        }

        json["timeoutMs"] = check.TimeoutMs;
        json["attempts"] = check.Attempts;
        AddOptional(json, check);
        return json;
    }

    private static void AddOptional(JsonObject json, CheckSettings check)
    {
        (string Key, string? Value)[] texts =
        [
            ("method", check.Method), ("bodyContains", check.BodyContains), ("serverName", check.ServerName),
            ("caPem", check.CaPem), ("trust", check.Trust), ("dependsOn", check.DependsOn),
        ];
        foreach (var (key, value) in texts.Where(text => text.Value is not null))
        {
            json[key] = value;
        }

        if (!check.Headers.IsEmpty)
        {
            json["headers"] = new JsonObject(check.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value)));
        }

        if (!check.Statuses.IsEmpty)
        {
            json["statuses"] = new JsonArray([.. check.Statuses.Select(status => JsonValue.Create(status))]);
        }
    }

    private static int DefaultPort(CheckKind kind) => kind switch
    {
        CheckKind.Https => 443,
        CheckKind.Http => 80,
        _ => 53,
    };
}
