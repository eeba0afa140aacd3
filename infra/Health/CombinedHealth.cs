using Pulumi;
using Pulumi.Aws.Route53;

namespace CrossCloudDns.Infra.Health;

/// <summary>
/// What several vantages together make of an instance. A drained instance asks for one healthy vantage more than there are, which is never
/// met: inverting its check would put it back the moment it really fails.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html"/>
public sealed class CombinedHealth : ComponentResource
{
    /// <summary>Tag of a check that is unhealthy on purpose.</summary>
    public const string DrainedTag = "cross-cloud-dns:drained";

    public CombinedHealth(string name, CombinedHealthArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:CombinedHealth", name, options)
    {
        var tags = args.Tags.Named(args.Target);
        if (args.Drained)
        {
            tags[DrainedTag] = "true";
        }

        var check = new HealthCheck(name, new HealthCheckArgs
        {
            Type = "CALCULATED",
            ChildHealthchecks = args.HealthCheckIds.ToArray(),
            ChildHealthThreshold = args.Drained ? args.HealthCheckIds.Length + 1 : args.Threshold,
            Tags = tags,
        }, new CustomResourceOptions { Parent = this });
        HealthCheckId = check.Id;
        RegisterOutputs();
    }

    [Output]
    public Output<string> HealthCheckId { get; private set; }
}
