using System.Diagnostics;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Services;
using Pulumi;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;

namespace CrossCloudDns.Infra.Zone;

/// <summary>
/// The records of one service. All of them exist beforehand, each leaf with its health check, so that no failover waits for a change.
/// They are deleted before they are replaced: Route 53 refuses two records of one name that stand for the same thing.
/// </summary>
public sealed class ServiceRecords : ComponentResource
{
    private readonly ServiceRecordsArgs _args;

    public ServiceRecords(string name, ServiceRecordsArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:ServiceRecords", name, options)
    {
        _args = args;
        switch (args.Service.Routing)
        {
            case Routing.Nearest:
                DeclareByPlace(place => place.Coordinates?.ToString() ?? place.Site.Name, Near);
                break;
            case Routing.Latency:
                DeclareByPlace(place => place.Site.Name, Latency);
                break;
            case Routing.Failover:
                DeclareChain();
                break;
            case Routing.Weighted:
                DeclareEach(instance => record => record.WeightedRoutingPolicies = Weight(instance.Weight));
                break;
            case Routing.Multivalue:
                DeclareEach(_ => record => record.MultivalueAnswerRoutingPolicy = true);
                break;
            case Routing.Simple:
                DeclareSimple();
                break;
            default:
                throw new UnreachableException();
        }

        RegisterOutputs();
    }

    /// <summary>
    /// One record for each place; where a place has several instances it is an alias over them, which is healthy while any of them is.
    /// </summary>
    private void DeclareByPlace(Func<Instance, string> place, Func<Instance, Action<RecordArgs>> policy)
    {
        var service = _args.Service;
        foreach (var group in service.Instances.GroupBy(place, StringComparer.Ordinal))
        {
            var instances = group.ToList();
            var first = instances[0];
            var route = policy(first);
            var identifier = first.Id.Split('/')[1];
            if (instances.Count == 1)
            {
                DeclareLeaf(first, service.FullName, identifier, route);
                continue;
            }

            var inner = $"_{identifier}.{service.FullName}";
            var leaves = instances.ConvertAll(instance => DeclareLeaf(
                instance, inner, instance.Id, record => record.WeightedRoutingPolicies = Weight(instance.Weight)));
            DeclareAlias($"{first.ResourceName}-any", service.FullName, inner, identifier, route, leaves);
        }
    }

    private void DeclareEach(Func<Instance, Action<RecordArgs>> policy)
    {
        foreach (var instance in _args.Service.Instances)
        {
            DeclareLeaf(instance, _args.Service.FullName, instance.Id, policy(instance));
        }
    }

    /// <summary>
    /// Route 53 knows two roles, so a longer chain nests: the secondary of each step is an alias to the next step, which is healthy while
    /// any instance behind it is.
    /// </summary>
    private void DeclareChain()
    {
        var instances = _args.Service.Instances;
        Record? next = null;
        for (var step = instances.Length - 1; step >= 0; step--)
        {
            if (step > 0 && step == instances.Length - 1)
            {
                next = DeclareLeaf(instances[step], StepName(step - 1), instances[step].Id, Role("SECONDARY"));
                continue;
            }

            var primary = DeclareLeaf(instances[step], StepName(step), instances[step].Id, Role("PRIMARY"));
            next = step == 0
                ? primary
                : DeclareAlias(
                    $"{_args.Service.Name}.then-{step + 1}", StepName(step - 1), StepName(step), $"then-{step + 1}", Role("SECONDARY"),
                    [primary, next!]);
        }
    }

    private void DeclareSimple() => _ = new Record(_args.Service.Name, new RecordArgs
    {
        ZoneId = _args.ZoneId,
        Name = _args.Service.FullName,
        Type = RecordType.A,
        Ttl = _args.Service.TtlSeconds,
        Records = _args.Service.Instances.Select(instance => instance.Address!.Value.ToString()).ToArray(),
    }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });

    private static Action<RecordArgs> Near(Instance place)
    {
        var near = new RecordGeoproximityRoutingPolicyArgs { Bias = place.Bias };
        if (place.Coordinates is { } coordinates)
        {
            near.Coordinates = new RecordGeoproximityRoutingPolicyCoordinateArgs
            {
                Latitude = coordinates.LatitudeText,
                Longitude = coordinates.LongitudeText,
            };
        }
        else
        {
            near.AwsRegion = place.Site.Aws.Region.Code;
        }

        return record => record.GeoproximityRoutingPolicy = near;
    }

    private static Action<RecordArgs> Latency(Instance place) =>
        record => record.LatencyRoutingPolicies = new RecordLatencyRoutingPolicyArgs { Region = place.Site.Aws.Region.Code };

    private static Action<RecordArgs> Role(string role) =>
        record => record.FailoverRoutingPolicies = new RecordFailoverRoutingPolicyArgs { Type = role };

    private static RecordWeightedRoutingPolicyArgs Weight(int weight) => new() { Weight = weight };

    private string StepName(int step) => step == 0 ? _args.Service.FullName : $"_{step + 1}.{_args.Service.FullName}";

    private Record DeclareLeaf(Instance instance, string name, string setIdentifier, Action<RecordArgs> route)
    {
        var record = new RecordArgs
        {
            ZoneId = _args.ZoneId,
            Name = name,
            Type = RecordType.A,
            SetIdentifier = setIdentifier,
        };
        if (instance.LoadBalancer is { } balancer)
        {
            record.Aliases = new RecordAliasArgs { Name = balancer.DnsName, ZoneId = balancer.ZoneId, EvaluateTargetHealth = true };
        }
        else
        {
            record.Ttl = _args.Service.TtlSeconds;
            record.Records = instance.Address!.Value.ToString();
        }

        if (_args.HealthCheckIds.TryGetValue(instance.Id, out var check))
        {
            record.HealthCheckId = check;
        }

        route(record);
        return new Record(instance.ResourceName, record, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
    }

    private Record DeclareAlias(
        string resourceName, string name, string target, string setIdentifier, Action<RecordArgs> route, IEnumerable<Resource> behind)
    {
        var record = new RecordArgs
        {
            ZoneId = _args.ZoneId,
            Name = name,
            Type = RecordType.A,
            Aliases = new RecordAliasArgs { Name = target, ZoneId = _args.ZoneId, EvaluateTargetHealth = true },
            SetIdentifier = setIdentifier,
        };
        route(record);

        // Route 53 refuses an alias whose target does not exist yet.
        return new Record(
            resourceName, record, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true, DependsOn = behind.ToArray() });
    }
}
