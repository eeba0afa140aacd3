using CrossCloudDns.Infra.Aws.Iam;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Fis;
using Pulumi.Aws.Fis.Inputs;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>
/// Cuts one zone's address of the inbound endpoint off for a few minutes, on the real endpoint, when somebody starts it. FIS knows no
/// resolver, so it swaps the network ACL of the subnet in which nothing but that address lives. It never runs by itself.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html"/>
public sealed class ZoneFaultExperiment : ComponentResource
{
    private const string Target = "subnet";

    public ZoneFaultExperiment(string name, ZoneFaultExperimentArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:ZoneFaultExperiment", name, options)
    {
        var role = DeclareRole(name, args);
        var template = new ExperimentTemplate(name, new ExperimentTemplateArgs
        {
            Region = args.Region,
            Description = $"Loses the first Availability Zone of site {args.Site}'s inbound endpoint",
            RoleArn = role,
            StopConditions = new ExperimentTemplateStopConditionArgs { Source = "aws:cloudwatch:alarm", Value = DeclareStop(name, args) },
            Targets = new ExperimentTemplateTargetArgs
            {
                Name = Target,
                ResourceType = "aws:ec2:subnet",
                SelectionMode = "ALL",
                ResourceArns = { args.SubnetArn },
            },
            Actions = new ExperimentTemplateActionArgs
            {
                Name = "disrupt",
                ActionId = "aws:network:disrupt-connectivity",
                Parameters = new[]
                {
                    new ExperimentTemplateActionParameterArgs { Key = "duration", Value = "PT10M" },
                    new ExperimentTemplateActionParameterArgs { Key = "scope", Value = "all" },
                },
                Target = new ExperimentTemplateActionTargetArgs { Key = "Subnets", Value = Target },
            },
            ExperimentOptions = new ExperimentTemplateExperimentOptionsArgs
            {
                AccountTargeting = "single-account",
                EmptyTargetResolutionMode = "fail",
            },
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        TemplateId = template.Id;
        RegisterOutputs();
    }

    [Output]
    public Output<string> TemplateId { get; private set; }

    /// <summary>The experiment takes one address; losing a second one is an outage.</summary>
    private Output<string> DeclareStop(string name, ZoneFaultExperimentArgs args) => new MetricAlarm(name, new MetricAlarmArgs
    {
        Region = args.Region,
        Name = args.StopAlarmName,
        AlarmDescription = $"Two addresses of site {args.Site}'s inbound endpoint are unhealthy: ends the fault experiment",
        Namespace = "AWS/Route53Resolver",
        MetricName = "EndpointUnhealthyENICount",
        Dimensions = { ["EndpointId"] = args.InboundEndpointId },
        Statistic = "Maximum",
        ComparisonOperator = "GreaterThanOrEqualToThreshold",
        Threshold = 2,
        Period = 300,
        EvaluationPeriods = 1,
        TreatMissingData = "notBreaching",
        Tags = args.Tags.ToMap(),
    }, new CustomResourceOptions { Parent = this }).Arn;

    private Output<string> DeclareRole(string name, ZoneFaultExperimentArgs args)
    {
        var trust = args.AccountId.ToOutput().Apply(account => PolicyDocument.Of(new PolicyStatement
        {
            Service = "fis.amazonaws.com",
            Actions = ["sts:AssumeRole"],
            Conditions =
            [
                new PolicyCondition("StringEquals", "aws:SourceAccount", account),
                new PolicyCondition("ArnLike", "aws:SourceArn", $"arn:aws:fis:{args.Region}:{account}:experiment/*"),
            ],
        }));
        var rights = Output.Tuple(args.AccountId.ToOutput(), args.SubnetArn.ToOutput())
            .Apply(names => PolicyDocument.Of(Rights(args.Region, names.Item1, names.Item2)));
        return ServiceRole.Declare(
            name, args.StopAlarmName, $"Fault experiments of site {args.Site}", trust, rights, args.Tags, this).Arn;
    }

    /// <summary>
    /// As AWS's own policy for network faults has them, narrowed to the Region, the ACLs that FIS makes, and the subnet. The stop condition
    /// is watched by FIS's service-linked role.
    /// </summary>
    private static PolicyStatement[] Rights(string region, string account, string subnetArn)
    {
        var acls = $"arn:aws:ec2:{region}:{account}:network-acl/*";
        var vpcs = $"arn:aws:ec2:{region}:{account}:vpc/*";
        var byFis = new PolicyCondition("StringEquals", "ec2:ResourceTag/managedByFIS", "true");
        return
        [
            new PolicyStatement
            {
                Actions = ["ec2:CreateTags"],
                Resources = [acls],
                Conditions =
                [
                    new PolicyCondition("StringEquals", "ec2:CreateAction", "CreateNetworkAcl"),
                    new PolicyCondition("StringEquals", "aws:RequestTag/managedByFIS", "true"),
                ],
            },
            new PolicyStatement
            {
                Actions = ["ec2:CreateNetworkAcl"],
                Resources = [acls],
                Conditions = [new PolicyCondition("StringEquals", "aws:RequestTag/managedByFIS", "true")],
            },
            new PolicyStatement { Actions = ["ec2:CreateNetworkAcl"], Resources = [vpcs] },
            new PolicyStatement
            {
                Actions = ["ec2:CreateNetworkAclEntry", "ec2:DeleteNetworkAcl"],
                Resources = [acls, vpcs],
                Conditions = [byFis],
            },
            new PolicyStatement { Actions = ["ec2:ReplaceNetworkAclAssociation"], Resources = [subnetArn, acls] },
            // These take no resource.
            new PolicyStatement
            {
                Actions = ["ec2:DescribeNetworkAcls", "ec2:DescribeSubnets", "ec2:DescribeVpcs", "ec2:DescribeManagedPrefixLists"],
                Resources = ["*"],
            },
        ];
    }
}
