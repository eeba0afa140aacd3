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
                DeclareNearest();
                break;
            case Routing.Failover:
                DeclareChain();
                break;
            default:
                throw new UnreachableException();
        }

        RegisterOutputs();
    }

    /// <summary>One geoproximity record for each site; where a site has several instances it is an alias over them, in equal shares.</summary>
    private void DeclareNearest()
    {
        var service = _args.Service;
        foreach (var site in service.Instances.GroupBy(instance => instance.Site.Name, StringComparer.Ordinal))
        {
            var instances = site.ToList();
            var near = new RecordGeoproximityRoutingPolicyArgs { AwsRegion = instances[0].Site.Aws.Region.Code, Bias = instances[0].Bias };
            if (instances.Count == 1)
            {
                DeclareLeaf(instances[0], service.FullName, site.Key, record => record.GeoproximityRoutingPolicy = near);
                continue;
            }

            var group = $"_{site.Key}.{service.FullName}";
            var leaves = instances.ConvertAll(instance => DeclareLeaf(
                instance, group, instance.Id, record => record.WeightedRoutingPolicies = new RecordWeightedRoutingPolicyArgs { Weight = 1 }));
            DeclareAlias(
                $"{service.Name}.{site.Key}-any", service.FullName, group, site.Key, record => record.GeoproximityRoutingPolicy = near, leaves);
        }
    }

    /// <summary>
    /// Route 53 knows two roles, so a longer chain nests: the secondary of each step is an alias to the next step, which is healthy while any
    /// instance behind it is.
    /// </summary>
    private void DeclareChain()
    {
        var service = _args.Service;
        Record? next = null;
        for (var step = service.Instances.Length - 1; step >= 0; step--)
        {
            var last = step == service.Instances.Length - 1;
            if (last && step > 0)
            {
                next = DeclareLeaf(service.Instances[step], StepName(step - 1), service.Instances[step].Id, Role("SECONDARY"));
                continue;
            }

            var primary = DeclareLeaf(service.Instances[step], StepName(step), service.Instances[step].Id, Role("PRIMARY"));
            next = step == 0
                ? primary
                : DeclareAlias(
                    $"{service.Name}.then-{step + 1}", StepName(step - 1), StepName(step), $"then-{step + 1}", Role("SECONDARY"), [primary, next!]);
        }
    }

    private static Action<RecordArgs> Role(string role) =>
        record => record.FailoverRoutingPolicies = new RecordFailoverRoutingPolicyArgs { Type = role };

    private string StepName(int step) => step == 0 ? _args.Service.FullName : $"_{step + 1}.{_args.Service.FullName}";

    private Record DeclareLeaf(Instance instance, string name, string setIdentifier, Action<RecordArgs> route)
    {
        var record = new RecordArgs
        {
            ZoneId = _args.ZoneId,
            Name = name,
            Type = RecordType.A,
            Ttl = _args.Service.TtlSeconds,
            Records = { instance.Address.ToString() },
            SetIdentifier = setIdentifier,
            HealthCheckId = _args.HealthCheckIds[instance.Id],
        };
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
