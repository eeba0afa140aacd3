using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads EventBridge schedules whose input is a checker event.</summary>
internal static partial class ScheduleReader
{
    private const string Format = "cross-cloud-dns/targets/1";

    public static ImmutableArray<CheckerSchedule> Read(ResourceIndex resources, ImmutableArray<Site> sites) =>
        [.. resources.OfType(AwsTypes.Schedule).Select(schedule => ReadSchedule(resources, sites, schedule)).OfType<CheckerSchedule>()];

    private static CheckerSchedule? ReadSchedule(ResourceIndex resources, ImmutableArray<Site> sites, DeclaredResource schedule)
    {
        var target = schedule.Single("target");
        if (target?.Text("input") is not { } input || ParseEvent(input) is not { } @event)
        {
            resources.Report(schedule, $"Its input is not an event of the format '{Format}'.");
            return null;
        }

        if (ParseRate(schedule.Text("scheduleExpression")) is not { } interval)
        {
            resources.Report(schedule, $"'{schedule.Text("scheduleExpression")}' is not a rate(…) expression.");
            return null;
        }

        var region = resources.RegionOf(schedule);
        return new CheckerSchedule
        {
            Id = schedule.Id,
            Name = schedule.Name,
            Region = region,
            Site = @event.Map("dimensions").TryGetValue("Site", out var site) && sites.Any(known => known.Name == site)
                ? site
                : SiteReader.OfRegion(sites, region),
            FunctionId = resources.Find(target?.Text("arn"), AwsTypes.Function)?.Id,
            Interval = interval,
            Enabled = schedule.Text("state") != "DISABLED",
            Input = input,
            Namespace = @event.Text("namespace") ?? "",
            Dimensions = @event.Map("dimensions"),
            Targets = [.. @event.Items("targets").Select(item => ReadTarget(resources, schedule, item)).OfType<CheckTarget>()],
        };
    }

    private static JsonElement? ParseEvent(string input)
    {
        try
        {
            using var document = JsonDocument.Parse(input);
            var root = document.RootElement.Clone();
            return root.Text("format") == Format ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? ParseRate(string? expression)
    {
        var match = Rate().Match(expression ?? "");
        if (!match.Success
            || !int.TryParse(match.Groups["value"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || value == 0)
            return null;
        return match.Groups["unit"].Value switch
        {
            "minute" => TimeSpan.FromMinutes(value),
            "hour" => TimeSpan.FromHours(value),
            _ => TimeSpan.FromDays(value),
        };
    }

    private static CheckTarget? ReadTarget(ResourceIndex resources, DeclaredResource schedule, JsonElement target)
    {
        if (target.Text("id") is not { } id
            || !Enum.TryParse<CheckKind>(target.Text("kind"), ignoreCase: true, out var kind)
            || !IPAddress.TryParse(target.Text("address"), out var address))
        {
            resources.Report(schedule, $"Target '{target.Text("id")}' lacks an id, a known kind or an address.");
            return null;
        }

        return new CheckTarget
        {
            Id = id,
            Kind = kind,
            Address = address,
            Port = target.Integer("port") ?? kind switch { CheckKind.Http => 80, CheckKind.Https => 443, CheckKind.Dns => 53, _ => 0 },
            Host = target.Text("host"),
            Path = target.Text("path"),
            Timeout = TimeSpan.FromMilliseconds(target.Number("timeoutMs") ?? 2000),
            Attempts = target.Integer("attempts") ?? 2,
        };
    }

    [GeneratedRegex(@"^rate\((?<value>\d+) (?<unit>minute|hour|day)s?\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();
}
