using CrossCloudDns.Infra.Aws.Iam;
using Pulumi;

namespace CrossCloudDns.Infra.Health;

/// <summary>
/// What the checker may do: publish metrics of its namespace, write its log, and have Lambda attach it to the VPC. The rights to network
/// interfaces are Lambda's need, not the code's, so the code is denied them.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html"/>
internal sealed class CheckerRole : ComponentResource
{
    private static readonly string[] NetworkInterfaces =
    [
        "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
        "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    ];

    public CheckerRole(string name, HealthCheckerArgs args, Output<string> logGroupArn, Resource parent)
        : base("cross-cloud-dns:infra:CheckerRole", name, new ComponentResourceOptions { Parent = parent })
    {
        var trust = args.AccountId.ToOutput().Apply(account => PolicyDocument.Of(new PolicyStatement
        {
            Service = "lambda.amazonaws.com",
            Actions = ["sts:AssumeRole"],
            Conditions = [new PolicyCondition("StringEquals", "aws:SourceAccount", account)],
        }));
        var rights = logGroupArn.Apply(arn => PolicyDocument.Of(
            new PolicyStatement { Actions = ["logs:CreateLogStream", "logs:PutLogEvents"], Resources = [$"{arn}:*"] },
            // CloudWatch knows no metric resources; the namespace is the only name there is.
            new PolicyStatement
            {
                Actions = ["cloudwatch:PutMetricData"],
                Resources = ["*"],
                Conditions = [new PolicyCondition("StringEquals", "cloudwatch:namespace", args.Settings.Namespace)],
            },
            // Lambda checks these before the function exists, and most of them take no resource.
            new PolicyStatement { Actions = [.. NetworkInterfaces], Resources = ["*"] }));
        var role = ServiceRole.Declare(
            name, args.FunctionName, $"Health checker of site {args.Site.Name}", trust, rights, args.Tags, this);
        Name = role.Name;
        Arn = role.Arn;
        RegisterOutputs();
    }

    [Output]
    public Output<string> Arn { get; private set; }

    public Output<string> Name { get; }

    /// <summary>Takes from the code what only Lambda itself needs.</summary>
    public static string DenyNetworkInterfacesTo(string functionArn) => PolicyDocument.Of(new PolicyStatement
    {
        Effect = "Deny",
        Actions = [.. NetworkInterfaces],
        Resources = ["*"],
        Conditions = [new PolicyCondition("ArnEquals", "lambda:SourceFunctionArn", functionArn)],
    });
}
