using CrossCloudDns.Infra.Aws.Iam;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace CrossCloudDns.Infra.Health;

/// <summary>What a checker may reach: the declared networks, and CloudWatch through an interface endpoint.</summary>
internal sealed class CheckerNetwork : ComponentResource
{
    private const int HttpsPort = 443;

    public CheckerNetwork(string name, HealthCheckerArgs args, Resource parent)
        : base("cross-cloud-dns:infra:CheckerNetwork", name, new ComponentResourceOptions { Parent = parent })
    {
        var region = args.Site.Aws.Region.Code;
        var checker = new SecurityGroup(name, new SecurityGroupArgs
        {
            Region = region,
            VpcId = args.VpcId,
            Description = "Health checker: probes to the declared networks, nothing in",
            Ingress = new InputList<SecurityGroupIngressArgs>(),
            Egress = new[] { "tcp", "udp" }.Select(protocol => new SecurityGroupEgressArgs
            {
                Protocol = protocol,
                FromPort = 0,
                ToPort = 65535,
                CidrBlocks = args.Destinations.Select(range => range.ToString()).ToArray(),
                Description = "Probes",
            }).ToArray(),
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        SecurityGroupId = checker.Id;

        if (args.CreateMonitoringEndpoint)
        {
            DeclareEndpoint($"{name}-monitoring", args);
        }

        RegisterOutputs();
    }

    [Output]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>Private DNS makes the endpoint the whole VPC's way to CloudWatch, so the whole VPC is let in.</summary>
    private void DeclareEndpoint(string name, HealthCheckerArgs args)
    {
        var region = args.Site.Aws.Region.Code;
        var group = new SecurityGroup(name, new SecurityGroupArgs
        {
            Region = region,
            VpcId = args.VpcId,
            Description = "CloudWatch interface endpoint",
            Ingress = new SecurityGroupIngressArgs
            {
                Protocol = "tcp",
                FromPort = HttpsPort,
                ToPort = HttpsPort,
                CidrBlocks = { args.Site.Aws.VpcCidr.ToString() },
                Description = "CloudWatch from this VPC",
            },
            Egress = new InputList<SecurityGroupEgressArgs>(),
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        _ = new VpcEndpoint(name, new VpcEndpointArgs
        {
            Region = region,
            VpcId = args.VpcId,
            ServiceName = $"com.amazonaws.{region}.monitoring",
            VpcEndpointType = "Interface",
            PrivateDnsEnabled = true,
            SubnetIds = args.SubnetIds.ToArray(),
            SecurityGroupIds = { group.Id },
            Policy = args.AccountId.ToOutput().Apply(OwnAccountOnly),
            Tags = args.Tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
    }

    private static string OwnAccountOnly(string account) => PolicyDocument.Of(new PolicyStatement
    {
        Anybody = true,
        Actions = ["cloudwatch:*"],
        Resources = ["*"],
        Conditions = [new PolicyCondition("StringEquals", "aws:PrincipalAccount", account)],
    });
}
