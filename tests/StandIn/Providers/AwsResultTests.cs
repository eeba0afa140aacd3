using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Iam.Inputs;
using Pulumi.Aws.Inputs;
using Pulumi.Aws.Route53;
using Pulumi.Aws.Route53.Inputs;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn.Providers;

/// <summary>What comes back from AWS resources and functions.</summary>
[Collection("Pulumi")]
public sealed class AwsResultTests
{
    [Fact]
    public async Task ResolverEndpoint_Outputs_AreTyped()
    {
        var mocks = new Mocks
        {
            State = _ => new Dictionary<string, object>
            {
                ["arn"] = "arn:endpoint",
                ["ipAddresses"] = new[] { new Dictionary<string, object> { ["ip"] = "10.10.0.4", ["ipId"] = "rni-1", ["subnetId"] = "subnet-1" } },
                ["tagsAll"] = new Dictionary<string, object> { ["owner"] = "platform" },
            },
        };
        ResolverEndpoint? endpoint = null;

        await mocks.UpdateAsync(() => endpoint = new ResolverEndpoint("e", new ResolverEndpointArgs
        {
            Direction = "INBOUND",
            SecurityGroupIds = "sg-1",
            IpAddresses = new ResolverEndpointIpAddressArgs { SubnetId = "subnet-1" },
        }));

        Assert.Equal("arn:endpoint", await OutputUtilities.GetValueAsync(endpoint!.Arn));
        var address = Assert.Single(await OutputUtilities.GetValueAsync(endpoint.IpAddresses));
        Assert.Equal(("10.10.0.4", "rni-1", "subnet-1"), (address.Ip, address.IpId, address.SubnetId));
        Assert.Equal("platform", (await OutputUtilities.GetValueAsync(endpoint.TagsAll))["owner"]);
    }

    [Fact]
    public async Task Get_Zone_AsksForTheIdAndSendsTheGivenState()
    {
        var mocks = new Mocks { State = _ => new Dictionary<string, object> { ["name"] = "example.org" }, Id = resource => resource.Id };
        Zone? zone = null;

        await mocks.UpdateAsync(() =>
        {
            zone = Zone.Get("existing", "Z0123456789", new ZoneState { Comment = "ours" });
            _ = ResolverRule.Get("rule", Output.Create("rslvr-rr-1"));
        });

        Assert.Equal("Z0123456789", mocks.Resource("existing").Id);
        Assert.Equal("ours", mocks.Inputs("existing")["comment"]);
        Assert.Equal("example.org", await OutputUtilities.GetValueAsync(zone!.Name));
        Assert.Equal("rslvr-rr-1", mocks.Resource("rule").Id);
        Assert.Empty(mocks.Inputs("rule"));
    }

    [Fact]
    public async Task Invoke_AvailabilityZones_SendsArgumentsAndReadsTheResult()
    {
        var mocks = new Mocks { Result = _ => new Dictionary<string, object> { ["names"] = new[] { "eu-west-2a", "eu-west-2b" }, ["region"] = "eu-west-2" } };
        Output<GetAvailabilityZonesResult>? zones = null;

        await mocks.UpdateAsync(() => zones = GetAvailabilityZones.Invoke(new GetAvailabilityZonesInvokeArgs
        {
            Region = Output.Create("eu-west-2"),
            State = "available",
            Filters = new GetAvailabilityZonesFilterInputArgs { Name = "zone-type", Values = "availability-zone" },
        }));

        var call = Assert.Single(mocks.Calls);
        Assert.Equal("aws:index/getAvailabilityZones:getAvailabilityZones", call.Token);
        Assert.Equal(["filters", "region", "state"], call.Args.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["eu-west-2a", "eu-west-2b"], (await OutputUtilities.GetValueAsync(zones!)).Names);
    }

    [Fact]
    public async Task InvokeAsync_AvailabilityZones_TakesPlainValues()
    {
        var mocks = new Mocks { Result = call => new Dictionary<string, object> { ["names"] = new[] { $"{call.Args["region"]}a" } } };
        var names = new List<string>();

        await Deployment.TestAsync(mocks, new() { IsPreview = false }, async () =>
        {
            var zones = await GetAvailabilityZones.InvokeAsync(new GetAvailabilityZonesArgs { Region = "us-west-2", ExcludeNames = { "us-west-2d" } });
            names.AddRange(zones.Names);
        });

        Assert.Equal(["us-west-2a"], names);
    }

    [Fact]
    public async Task Invoke_PolicyDocument_SendsNestedStatements()
    {
        var mocks = new Mocks { Result = _ => new Dictionary<string, object> { ["json"] = "{}" } };
        Output<string>? json = null;

        await mocks.UpdateAsync(() => json = GetPolicyDocument.Invoke(new GetPolicyDocumentInvokeArgs
        {
            Statements = new GetPolicyDocumentStatementInputArgs
            {
                Actions = "cloudwatch:PutMetricData",
                Resources = "*",
                Conditions = new GetPolicyDocumentStatementConditionInputArgs { Test = "StringEquals", Variable = "cloudwatch:namespace", Values = "CrossCloudDns" },
            },
        }).Apply(document => document.Json));

        Assert.Equal("{}", await OutputUtilities.GetValueAsync(json!));
        Assert.Equal("aws:iam/getPolicyDocument:getPolicyDocument", Assert.Single(mocks.Calls).Token);
        Assert.Equal(["statements"], mocks.Calls[0].Args.Keys);
    }

    [Fact]
    public void Enumerations_AreValues()
    {
        Assert.Equal("CNAME", RecordType.CNAME.ToString());
        Assert.Equal("CNAME", (string)RecordType.CNAME);
        Assert.True(RecordType.A == RecordType.A);
        Assert.True(RecordType.A != RecordType.AAAA);
        Assert.Equal(RecordType.MX, RecordType.MX);
    }
}
