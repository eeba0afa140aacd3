using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Route 53 health checks.</summary>
internal static class HealthCheckReader
{
    public static ImmutableArray<HealthCheck> Read(ResourceIndex resources) =>
        [.. resources.OfType(AwsTypes.HealthCheck).Select(check => ReadCheck(resources, check)).OfType<HealthCheck>()];

    private static HealthCheck? ReadCheck(ResourceIndex resources, DeclaredResource check)
    {
        HealthCheckKind? kind = check.Text("type") switch
        {
            "CLOUDWATCH_METRIC" when check.Text("cloudwatchAlarmName") is { } alarm && check.Text("cloudwatchAlarmRegion") is { } region =>
                new HealthCheckKind.CloudWatchMetric(alarm, region, InsufficientData(check)),
            "CALCULATED" => new HealthCheckKind.Calculated(
                [.. check.Texts("childHealthchecks").Select(child => resources.Find(child, AwsTypes.HealthCheck)?.Id ?? child)],
                check.Integer("childHealthThreshold") ?? 0),
            "RECOVERY_CONTROL" => new HealthCheckKind.RoutingControl(check.Text("routingControlArn") ?? ""),
            "HTTP" or "HTTPS" or "HTTP_STR_MATCH" or "HTTPS_STR_MATCH" or "TCP" =>
                new HealthCheckKind.Endpoint(check.Text("type")!, check.Text("ipAddress"), check.Text("fqdn")),
            _ => null,
        };
        if (kind is null)
        {
            resources.Report(check, $"A health check of type '{check.Text("type")}' with these settings cannot be read.");
            return null;
        }

        if (kind is HealthCheckKind.Endpoint or HealthCheckKind.RoutingControl)
            resources.Report(check, "The twin does not run it; it counts as healthy.");
        return new HealthCheck
        {
            Id = check.Id,
            Name = check.Name,
            Kind = kind,
            Inverted = check.Flag("invertHealthcheck") ?? false,
            Disabled = check.Flag("disabled") ?? false,
            Drained = check.Map("tags").GetValueOrDefault(HealthCheck.DrainedTag) == "true",
            Triggers = check.Map("triggers"),
        };
    }

    private static InsufficientDataHealthStatus InsufficientData(DeclaredResource check) =>
        Enum.TryParse<InsufficientDataHealthStatus>(check.Text("insufficientDataHealthStatus"), out var status)
            ? status
            : InsufficientDataHealthStatus.LastKnownStatus;
}
