using System.Collections.Immutable;
using CrossCloudDns.Infra.Health;
using CrossCloudDns.Infra.Topology.Services;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;

namespace CrossCloudDns.Stacks;

/// <summary>The health checks of the services' instances, and the checkers behind them.</summary>
internal sealed class HealthDeclaration(StackContext stack, ImmutableDictionary<string, SiteServices> sites)
{
    private readonly ILookup<string, CheckTarget> _targets = stack.Topology.Services
        .SelectMany(service => service.Instances, (service, instance) => (instance.Vantages, Target: CheckTarget.Of(service, instance)))
        .Where(pair => pair.Target is not null)
        .SelectMany(pair => pair.Vantages, (pair, vantage) => (vantage.Name, Target: pair.Target!))
        .ToLookup(pair => pair.Name, pair => pair.Target, StringComparer.Ordinal);

    /// <summary>What the checker of a site watches.</summary>
    public ImmutableArray<CheckTarget> TargetsOf(Site site) => [.. _targets[site.Name]];

    public void DeclareChecker(SiteDeclaration declared, Archive code)
    {
        var site = declared.Site;
        if (!_targets.Contains(site.Name))
        {
            return;
        }

        _ = new HealthChecker($"{site}-checker", new HealthCheckerArgs
        {
            Site = site,
            Domain = stack.Topology.Domain.Value,
            Settings = stack.Topology.Checker,
            FunctionName = $"{stack.Prefix}-{site}-checker",
            Targets = TargetsOf(site),
            Destinations = stack.Topology.Reachable,
            Code = code,
            VpcId = declared.Aws.VpcId,
            SubnetIds = declared.Aws.WorkloadSubnetIds,
            AccountId = stack.AccountId,
            CreateMonitoringEndpoint = site.Aws.Existing?.CreateMonitoringEndpoint ?? true,
            KmsKeyArn = sites[site.Name].KmsKeyArn,
            Tags = declared.Tags,
        });
    }

    /// <summary>Declares the health of a service's instances.</summary>
    /// <returns>The health check of each instance that has one, by its id.</returns>
    public ImmutableDictionary<string, Output<string>> Declare(Service service) => service.Instances
        .Where(instance => instance.Check is not null)
        .ToImmutableDictionary(instance => instance.Id, instance => Declare(service, instance), StringComparer.Ordinal);

    private Output<string> Declare(Service service, Instance instance)
    {
        var views = instance.Vantages.Select(vantage => DeclareView(service, instance, vantage)).ToImmutableArray();
        if (views.Length == 1 && !instance.Drained)
        {
            return views[0];
        }

        return new CombinedHealth($"{instance.ResourceName}-all", new CombinedHealthArgs
        {
            Target = instance.Id,
            HealthCheckIds = views,
            Threshold = instance.HealthyVantages,
            Drained = instance.Drained,
            Tags = stack.Tags.ForSite(instance.Site.Name),
        }).HealthCheckId;
    }

    private Output<string> DeclareView(Service service, Instance instance, Site vantage)
    {
        var name = vantage.Name == instance.Site.Name ? instance.ResourceName : $"{instance.ResourceName}-from-{vantage}";
        return new InstanceHealth(name, new InstanceHealthArgs
        {
            Target = instance.Id,
            Region = vantage.Aws.Region.Code,
            Namespace = stack.Topology.Checker.Namespace,
            Domain = stack.Topology.Domain.Value,
            Site = vantage.Name,
            AlarmName = $"{stack.Prefix}-{name}",
            FailAfterMinutes = service.FailAfterMinutes,
            RecoverAfterMinutes = service.RecoverAfterMinutes,
            WhenCheckerSilent = service.WhenCheckerSilent,
            TopicArn = sites[vantage.Name].TopicArn,
            Tags = stack.Tags.ForSite(vantage.Name),
        }).HealthCheckId;
    }
}
