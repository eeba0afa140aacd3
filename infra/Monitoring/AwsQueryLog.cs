using CrossCloudDns.Infra.Aws.Iam;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Route53;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>What the VPCs of a site ask, and what Route 53 answers.</summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html"/>
public sealed class AwsQueryLog : ComponentResource
{
    public AwsQueryLog(string name, AwsQueryLogArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AwsQueryLog", name, options)
    {
        var group = new LogGroup(name, new LogGroupArgs
        {
            Region = args.Region,
            Name = args.LogGroupName,
            RetentionInDays = args.RetentionDays,
            KmsKeyId = args.KmsKeyArn,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        var policy = new LogResourcePolicy(name, new LogResourcePolicyArgs
        {
            Region = args.Region,
            PolicyName = args.LogGroupName.Trim('/').Replace('/', '-'),
            PolicyDocument = Output.Tuple(group.Arn, args.AccountId.ToOutput()).Apply(names => PolicyDocument.Of(new PolicyStatement
            {
                Service = "delivery.logs.amazonaws.com",
                Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resources = [$"{names.Item1}:*"],
                Conditions = [new PolicyCondition("StringEquals", "aws:SourceAccount", names.Item2)],
            })),
        }, new CustomResourceOptions { Parent = this });
        var config = new ResolverQueryLogConfig(name, new ResolverQueryLogConfigArgs
        {
            Region = args.Region,
            Name = name,
            DestinationArn = group.Arn,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this, DependsOn = { policy } });
        foreach (var (vpc, id) in args.VpcIds)
        {
            _ = new ResolverQueryLogConfigAssociation($"{name}-{vpc}", new ResolverQueryLogConfigAssociationArgs
            {
                Region = args.Region,
                ResolverQueryLogConfigId = config.Id,
                ResourceId = id,
            }, new CustomResourceOptions { Parent = this });
        }

        RegisterOutputs();
    }
}
