using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Iam.Inputs;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;
using Record = Pulumi.Aws.Route53.Record;

namespace CrossCloudDns.Tests.StandIn.Providers;

/// <summary>What of an AWS resource's arguments reaches the provider, and under which names.</summary>
[Collection("Pulumi")]
public sealed class AwsInputTests
{
    private readonly Mocks _mocks = new();

    [Fact]
    public async Task Zone_WithoutArguments_HasItsConstructorsDefault()
    {
        await _mocks.UpdateAsync(() => new Zone("z"));

        Assert.Equal("aws:route53/zone:Zone", _mocks.Resource("z").Type);
        Assert.Equal(new Dictionary<string, object> { ["comment"] = "Managed by Pulumi" }, _mocks.Inputs("z"));
    }

    [Fact]
    public async Task Zone_NestedObjects_AreDictionariesOfWireNames()
    {
        await _mocks.UpdateAsync(() => new Zone("z", new ZoneArgs
        {
            Comment = "private",
            Vpcs = [new ZoneVpcArgs { VpcId = "vpc-1", VpcRegion = "eu-west-2" }, new ZoneVpcArgs { VpcId = Output.Create("vpc-2") }],
            Tags = { ["owner"] = "platform" },
        }));

        var inputs = _mocks.Inputs("z");
        Assert.Equal("private", inputs["comment"]);
        var vpcs = Assert.IsType<ImmutableArray<object?>>(inputs["vpcs"]);
        Assert.Equal(new Dictionary<string, object?> { ["vpcId"] = "vpc-1", ["vpcRegion"] = "eu-west-2" }, vpcs[0]);
        Assert.Equal(new Dictionary<string, object?> { ["vpcId"] = "vpc-2" }, vpcs[1]);
        Assert.Equal(new Dictionary<string, object?> { ["owner"] = "platform" }, inputs["tags"]);
    }

    [Fact]
    public async Task Record_Unions_TakeTextAndEnumerations()
    {
        await _mocks.UpdateAsync(() =>
        {
            _ = new Record("text", new RecordArgs { ZoneId = "z", Name = "a", Type = "A" });
            _ = new Record("enumeration", new RecordArgs { ZoneId = "z", Name = "a", Type = RecordType.AAAA });
        });

        Assert.Equal("A", _mocks.Inputs("text")["type"]);
        Assert.Equal("AAAA", _mocks.Inputs("enumeration")["type"]);
    }

    [Fact]
    public async Task Record_Geoproximity_IsOneObject_TheOtherPoliciesAreLists()
    {
        await _mocks.UpdateAsync(() => new Record("r", new RecordArgs
        {
            ZoneId = "z",
            Name = "app",
            Type = RecordType.A,
            Ttl = 30,
            GeoproximityRoutingPolicy = new RecordGeoproximityRoutingPolicyArgs { AwsRegion = "eu-west-2", Bias = -10 },
            FailoverRoutingPolicies = new RecordFailoverRoutingPolicyArgs { Type = "PRIMARY" },
        }));

        var inputs = _mocks.Inputs("r");
        Assert.Equal(30.0, inputs["ttl"]);
        Assert.Equal(new Dictionary<string, object?> { ["awsRegion"] = "eu-west-2", ["bias"] = -10.0 }, inputs["geoproximityRoutingPolicy"]);
        var failover = Assert.Single(Assert.IsType<ImmutableArray<object?>>(inputs["failoverRoutingPolicies"]));
        Assert.Equal(new Dictionary<string, object?> { ["type"] = "PRIMARY" }, failover);
    }

    [Fact]
    public async Task Policy_DocumentAsText_TravelsAsPolicy()
    {
        await _mocks.UpdateAsync(() => new Policy("p", new PolicyArgs { PolicyDocument = "{}" }));

        Assert.Equal(new Dictionary<string, object> { ["policy"] = "{}" }, _mocks.Inputs("p"));
    }

    [Fact]
    public async Task Role_DocumentAsObject_KeepsTheCapitalsOfIam()
    {
        await _mocks.UpdateAsync(() => new Role("r", new RoleArgs
        {
            AssumeRolePolicy = new PolicyDocumentArgs
            {
                Version = PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17,
                Statement = new PolicyStatementArgs { Effect = PolicyStatementEffect.ALLOW, Action = "sts:AssumeRole" },
            },
        }));

        var document = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(_mocks.Inputs("r")["assumeRolePolicy"]);
        Assert.Equal("2012-10-17", document["Version"]);
        var statement = Assert.Single(Assert.IsType<ImmutableArray<object?>>(document["Statement"]));
        Assert.Equal(new Dictionary<string, object?> { ["Effect"] = "Allow", ["Action"] = "sts:AssumeRole" }, statement);
    }

    [Fact]
    public async Task Function_CodeAndRuntime_ArriveAsArchiveAndText()
    {
        await _mocks.UpdateAsync(() => new Function("f", new FunctionArgs
        {
            Role = "arn:aws:iam::123456789012:role/checker",
            Runtime = Runtime.Dotnet10,
            Code = new FileArchive("artifacts/health-checker"),
        }));

        Assert.Equal("dotnet10", _mocks.Inputs("f")["runtime"]);
        Assert.IsType<FileArchive>(_mocks.Inputs("f")["code"]);
    }

    [Fact]
    public async Task MetricAlarm_EveryNumber_IsADouble()
    {
        await _mocks.UpdateAsync(() => new MetricAlarm("a", new MetricAlarmArgs
        {
            ComparisonOperator = "LessThanThreshold",
            EvaluationPeriods = 1,
            Threshold = 1,
            Dimensions = { ["Target"] = "app/uk" },
        }));

        Assert.Equal(1.0, _mocks.Inputs("a")["evaluationPeriods"]);
        Assert.Equal(1.0, _mocks.Inputs("a")["threshold"]);
        Assert.Equal(new Dictionary<string, object?> { ["Target"] = "app/uk" }, _mocks.Inputs("a")["dimensions"]);
    }

    [Fact]
    public async Task ResolverEndpoint_WithoutAddresses_NamesTheFieldThatIsMissing()
    {
        var failure = await _mocks.FailAsync(() => new ResolverEndpoint("e", new ResolverEndpointArgs { Direction = "INBOUND", SecurityGroupIds = "sg-1" }));

        Assert.Contains(
            "[Input] Pulumi.Aws.Route53.ResolverEndpointArgs._ipAddresses is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_WithoutName_NamesThePropertyThatIsMissing()
    {
        var failure = await _mocks.FailAsync(() => new Record("r", new RecordArgs { ZoneId = "z", Type = "A" }));

        Assert.Contains("[Input] Pulumi.Aws.Route53.RecordArgs.Name is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecurityGroup_DescriptionDefault_GivesWayToTheArgument()
    {
        await _mocks.UpdateAsync(() =>
        {
            _ = new SecurityGroup("default");
            _ = new SecurityGroup("given", new SecurityGroupArgs { Description = "DNS" });
        });

        Assert.Equal("Managed by Pulumi", _mocks.Inputs("default")["description"]);
        Assert.Equal("DNS", _mocks.Inputs("given")["description"]);
    }

    [Fact]
    public async Task VpnConnection_PresharedKey_IsSecretAsSoonAsItIsSet()
    {
        var args = new VpnConnectionArgs { CustomerGatewayId = "cgw-1", Type = "ipsec.1", Tunnel1PresharedKey = "example_key" };

        Assert.True(await Output.IsSecretAsync<string>(args.Tunnel1PresharedKey!));
        await _mocks.UpdateAsync(() => new VpnConnection("v", args));
        Assert.Equal("example_key", _mocks.Inputs("v")["tunnel1PresharedKey"]);
    }
}
