using CrossCloudDns.Infra.Health;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>
/// Tells a dead checker from a dead target, and an endpoint in trouble from one that is merely busy. AWS measures endpoints every five
/// minutes and leaves gaps while it works on them, which are no reason to wake anybody.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-resolver-with-cloudwatch.html"/>
public sealed class SiteAlarms : ComponentResource
{
    private const string Resolver = "AWS/Route53Resolver";
    private const int EndpointPeriodSeconds = 300;
    private const int HeartbeatMinutes = 5;

    private readonly SiteAlarmsArgs _args;

    public SiteAlarms(string name, SiteAlarmsArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:SiteAlarms", name, options)
    {
        _args = args;
        if (args.HasChecker)
        {
            DeclareHeartbeat($"{name}-heartbeat");
        }

        DeclareEndpoint(name, "inbound", args.InboundEndpointId);
        DeclareVolume($"{name}-inbound-volume");
        if (args.OutboundEndpointId is not null)
        {
            DeclareEndpoint(name, "outbound", args.OutboundEndpointId);
        }

        RegisterOutputs();
    }

    private void DeclareHeartbeat(string name) => _ = new MetricAlarm(name, new MetricAlarmArgs
    {
        Region = _args.Region,
        Name = $"{_args.Prefix}-{name}",
        AlarmDescription = $"The checker of site {_args.Site} is silent: the health of its instances is not known",
        Namespace = _args.Namespace,
        MetricName = MetricNames.Heartbeat,
        Dimensions = new Dictionary<string, string>(MetricNames.Dimensions(_args.Domain, _args.Site), StringComparer.Ordinal),
        Statistic = "Sum",
        ComparisonOperator = "LessThanThreshold",
        Threshold = 1,
        Period = 60,
        EvaluationPeriods = HeartbeatMinutes,
        TreatMissingData = "breaching",
        AlarmActions = AlarmActions.Of(_args.TopicArn),
        OkActions = AlarmActions.Of(_args.TopicArn),
        Tags = _args.Tags.ToMap(),
    }, new CustomResourceOptions { Parent = this });

    private void DeclareEndpoint(string name, string direction, Input<string> endpointId)
    {
        DeclareEndpoint(
            $"{name}-{direction}-unhealthy", "EndpointUnhealthyENICount", endpointId,
            $"An address of the {direction} endpoint is being recovered");
        DeclareEndpoint(
            $"{name}-{direction}-capacity", "ResolverEndpointCapacityStatus", endpointId,
            $"An address of the {direction} endpoint is at more than half of its capacity: add addresses");
    }

    // Of both metrics 0 is well: the one counts addresses, the other says 1 for a warning and 2 for worse.
    private void DeclareEndpoint(string name, string metric, Input<string> endpointId, string description) =>
        _ = new MetricAlarm(name, new MetricAlarmArgs
        {
            Region = _args.Region,
            Name = $"{_args.Prefix}-{name}",
            AlarmDescription = $"{description} (site {_args.Site})",
            Namespace = Resolver,
            MetricName = metric,
            Dimensions = { ["EndpointId"] = endpointId },
            Statistic = "Maximum",
            ComparisonOperator = "GreaterThanOrEqualToThreshold",
            Threshold = 1,
            Period = EndpointPeriodSeconds,
            EvaluationPeriods = 1,
            TreatMissingData = "ignore",
            AlarmActions = AlarmActions.Of(_args.TopicArn),
            OkActions = AlarmActions.Of(_args.TopicArn),
            Tags = _args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });

    /// <summary>Half of what the endpoint takes after losing one address.</summary>
    private void DeclareVolume(string name)
    {
        var surviving = (_args.InboundAddresses - 1) * _args.QueriesPerAddress;
        _ = new MetricAlarm(name, new MetricAlarmArgs
        {
            Region = _args.Region,
            Name = $"{_args.Prefix}-{name}",
            AlarmDescription = $"Queries of site {_args.Site} are more than half of what its inbound endpoint takes with one address less",
            Namespace = Resolver,
            MetricName = "InboundQueryVolume",
            Dimensions = { ["EndpointId"] = _args.InboundEndpointId },
            Statistic = "Sum",
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = surviving * EndpointPeriodSeconds / 2.0,
            Period = EndpointPeriodSeconds,
            EvaluationPeriods = 2,
            TreatMissingData = "ignore",
            AlarmActions = AlarmActions.Of(_args.TopicArn),
            OkActions = AlarmActions.Of(_args.TopicArn),
            Tags = _args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
    }
}
