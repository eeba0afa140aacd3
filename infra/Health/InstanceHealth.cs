using System.Globalization;
using CrossCloudDns.Infra.Monitoring;
using CrossCloudDns.Infra.Topology;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Route53;

namespace CrossCloudDns.Infra.Health;

/// <summary>
/// An alarm over what a checker publishes about one instance, and the health check that follows it. Route 53 reads the alarm's metric, not
/// its state, and only of alarms of standard resolution, a plain statistic and no "M out of N".
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html"/>
public sealed class InstanceHealth : ComponentResource
{
    private const double Threshold = 1;
    private const string Statistic = "Minimum";
    private const string Comparison = "LessThanThreshold";

    public InstanceHealth(string name, InstanceHealthArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:InstanceHealth", name, options)
    {
        var fail = args.WhenCheckerSilent == SilentChecker.Fail;
        var treatMissingData = fail ? "breaching" : "missing";
        var dimensions = MetricNames.Dimensions(args.Domain, args.Site).Add(MetricNames.Target, args.Target);
        // The least of a longer period is bad as soon as one of its minutes is, and good when all of them are.
        var period = args.RecoverAfterMinutes * 60;
        var alarm = new MetricAlarm(name, new MetricAlarmArgs
        {
            Region = args.Region,
            Name = args.AlarmName,
            AlarmDescription = $"{args.Target} as the checker of site {args.Site} sees it",
            Namespace = args.Namespace,
            MetricName = MetricNames.Healthy,
            Dimensions = new Dictionary<string, string>(dimensions, StringComparer.Ordinal),
            Statistic = Statistic,
            ComparisonOperator = Comparison,
            Threshold = Threshold,
            Period = period,
            EvaluationPeriods = args.FailAfterMinutes,
            TreatMissingData = treatMissingData,
            AlarmActions = AlarmActions.Of(args.TopicArn),
            OkActions = AlarmActions.Of(args.TopicArn),
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        AlarmArn = alarm.Arn;

        var check = new HealthCheck(name, new HealthCheckArgs
        {
            Type = "CLOUDWATCH_METRIC",
            CloudwatchAlarmName = alarm.Name,
            CloudwatchAlarmRegion = args.Region,
            InsufficientDataHealthStatus = fail ? "Unhealthy" : "LastKnownStatus",
            // Route 53 copies the alarm's settings when the check is written and never looks again: any change of theirs must rewrite it.
            Triggers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["region"] = args.Region,
                ["name"] = args.AlarmName,
                ["namespace"] = args.Namespace,
                ["metricName"] = MetricNames.Healthy,
                ["dimensions"] = string.Join(',', dimensions.Select(dimension => $"{dimension.Key}={dimension.Value}")),
                ["statistic"] = Statistic,
                ["comparisonOperator"] = Comparison,
                ["threshold"] = Threshold.ToString(CultureInfo.InvariantCulture),
                ["period"] = period.ToString(CultureInfo.InvariantCulture),
                ["evaluationPeriods"] = args.FailAfterMinutes.ToString(CultureInfo.InvariantCulture),
                ["treatMissingData"] = treatMissingData,
            },
            Tags = args.Tags.Named(args.Target),
        }, new CustomResourceOptions { Parent = this });
        HealthCheckId = check.Id;
        RegisterOutputs();
    }

    [Output]
    public Output<string> HealthCheckId { get; private set; }

    [Output]
    public Output<string> AlarmArn { get; private set; }
}
