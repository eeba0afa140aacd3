using System.Collections.Immutable;
using CrossCloudDns.Infra.Health;
using CrossCloudDns.Infra.Monitoring;
using CrossCloudDns.Infra.Topology;

namespace CrossCloudDns.Stacks;

/// <summary>What tells an operator how a site is.</summary>
internal sealed class MonitoringDeclaration(StackContext stack)
{
    private const int UntrackedQueries = 10_000;
    private const int TrackedQueries = 1_500;

    public void Declare(SiteDeclaration declared, SiteServices services, ImmutableArray<CheckTarget> targets)
    {
        var settings = stack.Topology.Settings;
        DeclareAlarms(declared, services, targets);
        if (settings.Dashboards)
        {
            DeclareDashboard(declared, targets);
        }

        if (settings.QueryLogs.Aws)
        {
            DeclareAwsLog(declared, services);
        }

        if (settings.QueryLogs.Azure)
        {
            DeclareAzureLog(declared);
        }

        if (settings.Experiments)
        {
            DeclareExperiment(declared);
        }
    }

    private void DeclareAlarms(SiteDeclaration declared, SiteServices services, ImmutableArray<CheckTarget> targets) =>
        _ = new SiteAlarms($"{declared.Site}-alarms", new SiteAlarmsArgs
        {
            Site = declared.Site.Name,
            Region = declared.Site.Aws.Region.Code,
            Prefix = stack.Prefix,
            InboundEndpointId = declared.Inbound.EndpointId,
            InboundAddresses = declared.Site.Aws.InboundAddresses.Length,
            QueriesPerAddress = declared.Site.Aws.Tracking == ConnectionTracking.Untracked ? UntrackedQueries : TrackedQueries,
            OutboundEndpointId = declared.OutboundEndpointId,
            HasChecker = !targets.IsEmpty,
            Domain = stack.Topology.Domain.Value,
            Namespace = stack.Topology.Checker.Namespace,
            TopicArn = services.TopicArn,
            Tags = declared.Tags,
        });

    private void DeclareDashboard(SiteDeclaration declared, ImmutableArray<CheckTarget> targets) =>
        _ = new SiteDashboard($"{declared.Site}-dashboard", new SiteDashboardArgs
        {
            Site = declared.Site.Name,
            Region = declared.Site.Aws.Region.Code,
            DashboardName = $"{stack.Prefix}-{declared.Site}",
            InboundEndpointId = declared.Inbound.EndpointId,
            Domain = stack.Topology.Domain.Value,
            Namespace = stack.Topology.Checker.Namespace,
            Targets = [.. targets.Select(target => target.Id)],
        });

    private void DeclareAwsLog(SiteDeclaration declared, SiteServices services) =>
        _ = new AwsQueryLog($"{declared.Site}-queries", new AwsQueryLogArgs
        {
            Region = declared.Site.Aws.Region.Code,
            LogGroupName = $"/aws/route53resolver/{stack.Prefix}-{declared.Site}",
            RetentionDays = stack.Topology.Settings.QueryLogs.RetentionDays,
            VpcIds = declared.VpcIds,
            AccountId = stack.AccountId,
            KmsKeyArn = services.KmsKeyArn,
            Tags = declared.Tags,
        });

    private void DeclareAzureLog(SiteDeclaration declared) =>
        _ = new AzureQueryLog($"{declared.Site}-dns-policy", new AzureQueryLogArgs
        {
            Location = declared.Site.Azure.Location.Name,
            ResourceGroupName = declared.Azure.ResourceGroupName,
            VnetIds = declared.VnetIds,
            RetentionDays = Math.Clamp(stack.Topology.Settings.QueryLogs.RetentionDays, 30, 730),
            BlockedDomains = stack.Topology.Settings.QueryLogs.BlockedDomains,
            Tags = declared.Tags,
        });

    private void DeclareExperiment(SiteDeclaration declared) =>
        _ = new ZoneFaultExperiment($"{declared.Site}-experiment", new ZoneFaultExperimentArgs
        {
            Site = declared.Site.Name,
            Region = declared.Site.Aws.Region.Code,
            SubnetArn = declared.Aws.InboundSubnetArns[0],
            InboundEndpointId = declared.Inbound.EndpointId,
            StopAlarmName = $"{stack.Prefix}-{declared.Site}-experiment",
            AccountId = stack.AccountId,
            Tags = declared.Tags,
        });
}
