using CrossCloudDns.Infra.Topology;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace CrossCloudDns.Infra.Health;

/// <summary>
/// The checker of a site: a function in the site's workload subnets that probes private addresses and publishes what it finds, run every
/// minute. It reaches CloudWatch through an interface endpoint of its own, so that its verdicts need no way to the internet.
/// </summary>
public sealed class HealthChecker : ComponentResource
{
    private const string Assembly = "CrossCloudDns.HealthChecker";

    public HealthChecker(string name, HealthCheckerArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:HealthChecker", name, options)
    {
        var region = args.Site.Aws.Region.Code;
        var native = args.Settings.Build == CheckerBuild.NativeAot;
        var network = new CheckerNetwork($"{name}-network", args, this);
        var logs = new LogGroup(name, new LogGroupArgs
        {
            Region = region,
            Name = $"/aws/lambda/{args.FunctionName}",
            RetentionInDays = args.Settings.LogRetentionDays,
            KmsKeyId = args.KmsKeyArn,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });

        var role = new CheckerRole($"{name}-role", args, logs.Arn, this);
        var function = new Function(name, new FunctionArgs
        {
            Region = region,
            Name = args.FunctionName,
            Description = $"Checks the instances of site {args.Site.Name}",
            Runtime = native ? "provided.al2023" : Runtime.Dotnet10,
            Architectures = { args.Settings.Architecture },
            Handler = native ? "bootstrap" : Assembly,
            Code = args.Code,
            MemorySize = args.Size.MemoryMb,
            Timeout = CheckerSize.TimeoutSeconds,
            Role = role.Arn,
            VpcConfig = new FunctionVpcConfigArgs
            {
                SubnetIds = args.SubnetIds.ToArray(),
                SecurityGroupIds = { network.SecurityGroupId },
            },
            LoggingConfig = new FunctionLoggingConfigArgs { LogFormat = "Text", LogGroup = logs.Name },
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this, DependsOn = { network } });
        FunctionName = function.Name;
        FunctionArn = function.Arn;
        _ = new RolePolicy($"{name}-code", new RolePolicyArgs
        {
            Role = role.Name,
            Policy = function.Arn.Apply(CheckerRole.DenyNetworkInterfacesTo),
        }, new CustomResourceOptions { Parent = this });

        // A verdict of a minute ago is worth nothing: neither the schedule nor Lambda tries again.
        _ = new FunctionEventInvokeConfig(name, new FunctionEventInvokeConfigArgs
        {
            Region = region,
            FunctionName = function.Name,
            MaximumRetryAttempts = 0,
            MaximumEventAgeInSeconds = 60,
        }, new CustomResourceOptions { Parent = this });
        _ = new CheckSchedules($"{name}-schedule", args, function.Arn, this);
        RegisterOutputs();
    }

    [Output]
    public Output<string> FunctionName { get; private set; }

    [Output]
    public Output<string> FunctionArn { get; private set; }
}
