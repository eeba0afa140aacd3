using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.DnsResolver;
using Pulumi.AzureNative.DnsResolver.Inputs;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Resources;
using Pulumi.Utilities;
using NetworkInputs = Pulumi.AzureNative.Network.Inputs;

namespace CrossCloudDns.Tests.StandIn.Providers;

/// <summary>Azure resources and functions, as programs use them.</summary>
[Collection("Pulumi")]
public sealed class AzureTests
{
    private readonly Mocks _mocks = new();

    [Fact]
    public async Task InboundEndpoint_Allocation_TakesEnumerationsAndIsDynamicWhenNotGiven()
    {
        var subnet = new Pulumi.AzureNative.DnsResolver.Inputs.SubResourceArgs { Id = "/subnets/inbound" };

        await _mocks.UpdateAsync(() => new InboundEndpoint("i", new InboundEndpointArgs
        {
            ResourceGroupName = "rg",
            DnsResolverName = "resolver",
            IpConfigurations =
            [
                new IpConfigurationArgs { Subnet = subnet, PrivateIpAddress = "172.16.0.4", PrivateIpAllocationMethod = IpAllocationMethod.Static },
                new IpConfigurationArgs { Subnet = subnet },
            ],
        }));

        Assert.Equal("azure-native:dnsresolver:InboundEndpoint", _mocks.Resource("i").Type);
        var configurations = Assert.IsType<ImmutableArray<object?>>(_mocks.Inputs("i")["ipConfigurations"])
            .Cast<IReadOnlyDictionary<string, object?>>().ToList();
        Assert.Equal("Static", configurations[0]["privateIpAllocationMethod"]);
        Assert.Equal("Dynamic", configurations[1]["privateIpAllocationMethod"]);
        Assert.Equal(new Dictionary<string, object?> { ["id"] = "/subnets/inbound" }, configurations[1]["subnet"]);
    }

    [Fact]
    public async Task ForwardingRule_Targets_KeepTheirOrderAndHavePort53()
    {
        await _mocks.UpdateAsync(() => Rule(new TargetDnsServerArgs { IpAddress = "10.20.0.4" }, new TargetDnsServerArgs { IpAddress = "10.10.0.4", Port = 5300 }));

        var targets = Assert.IsType<ImmutableArray<object?>>(_mocks.Inputs("rule")["targetDnsServers"]);
        Assert.Equal(new Dictionary<string, object?> { ["ipAddress"] = "10.20.0.4", ["port"] = 53.0 }, targets[0]);
        Assert.Equal(new Dictionary<string, object?> { ["ipAddress"] = "10.10.0.4", ["port"] = 5300.0 }, targets[1]);
    }

    [Fact]
    public async Task ForwardingRule_WithoutTargets_NamesTheFieldThatIsMissing()
    {
        var failure = await _mocks.FailAsync(() => new ForwardingRule("rule", new ForwardingRuleArgs
        {
            ResourceGroupName = "rg",
            DnsForwardingRulesetName = "ruleset",
            DomainName = "example.org.",
        }));

        Assert.Contains("[Input] Pulumi.AzureNative.DnsResolver.ForwardingRuleArgs._targetDnsServers is required", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForwardingRule_TargetWithoutAddress_FailsWithinTheList()
    {
        var failure = await _mocks.FailAsync(() => Rule(new TargetDnsServerArgs { Port = 53 }));

        Assert.Contains("error serializing property \"targetDnsServers\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains("TargetDnsServerArgs.IpAddress is required", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VirtualNetwork_Defaults_Arrive()
    {
        await _mocks.UpdateAsync(() => new VirtualNetwork("v", new VirtualNetworkArgs
        {
            ResourceGroupName = "rg",
            AddressSpace = new NetworkInputs.AddressSpaceArgs { AddressPrefixes = "172.16.0.0/16" },
            Subnets = new NetworkInputs.SubnetArgs { Name = "workload", AddressPrefix = "172.16.1.0/24" },
        }));

        var inputs = _mocks.Inputs("v");
        Assert.Equal(["addressSpace", "enableDdosProtection", "enableVmProtection", "resourceGroupName", "subnets"], inputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(false, inputs["enableDdosProtection"]);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["name"] = "workload",
                ["addressPrefix"] = "172.16.1.0/24",
                ["privateEndpointNetworkPolicies"] = "Disabled",
                ["privateLinkServiceNetworkPolicies"] = "Enabled",
            },
            Assert.Single(Assert.IsType<ImmutableArray<object?>>(inputs["subnets"])));
    }

    [Fact]
    public async Task VirtualNetwork_Outputs_AreTyped()
    {
        var mocks = new Mocks
        {
            State = _ => new Dictionary<string, object>
            {
                ["name"] = "vnet-uk",
                ["subnets"] = new[] { new Dictionary<string, object> { ["id"] = "/subnets/workload", ["name"] = "workload" } },
            },
        };
        VirtualNetwork? network = null;

        await mocks.UpdateAsync(() => network = new VirtualNetwork("v", new VirtualNetworkArgs { ResourceGroupName = "rg" }));

        Assert.Equal("vnet-uk", await OutputUtilities.GetValueAsync(network!.Name));
        var subnet = Assert.Single(await OutputUtilities.GetValueAsync(network.Subnets));
        Assert.Equal(("/subnets/workload", "workload"), (subnet.Id, subnet.Name));
    }

    [Fact]
    public async Task Get_VirtualNetwork_HasNoState()
    {
        var mocks = new Mocks { Id = resource => resource.Id };
        VirtualNetwork? network = null;

        await mocks.UpdateAsync(() => network = VirtualNetwork.Get("existing", "/subscriptions/0/vnet"));

        Assert.Equal("/subscriptions/0/vnet", await OutputUtilities.GetValueAsync(network!.Id));
        Assert.Empty(mocks.Inputs("existing"));
    }

    [Fact]
    public async Task Invoke_ResourceGroup_SendsItsName()
    {
        var mocks = new Mocks { Result = _ => new Dictionary<string, object> { ["name"] = "rg", ["location"] = "uksouth" } };
        Output<GetResourceGroupResult>? group = null;

        await mocks.UpdateAsync(() => group = GetResourceGroup.Invoke(new GetResourceGroupInvokeArgs { ResourceGroupName = "rg" }));

        Assert.Equal("azure-native:resources:getResourceGroup", Assert.Single(mocks.Calls).Token);
        Assert.Equal("rg", mocks.Calls[0].Args["resourceGroupName"]);
        Assert.Equal("uksouth", (await OutputUtilities.GetValueAsync(group!)).Location);
    }

    [Fact]
    public async Task Invoke_ClientConfig_HasNoArguments()
    {
        var mocks = new Mocks { Result = _ => new Dictionary<string, object> { ["subscriptionId"] = "0000" } };
        Output<GetClientConfigResult>? config = null;

        await mocks.UpdateAsync(() => config = GetClientConfig.Invoke());

        Assert.Empty(Assert.Single(mocks.Calls).Args);
        Assert.Equal("0000", (await OutputUtilities.GetValueAsync(config!)).SubscriptionId);
    }

    private static ForwardingRule Rule(params TargetDnsServerArgs[] targets) => new("rule", new ForwardingRuleArgs
    {
        ResourceGroupName = "rg",
        DnsForwardingRulesetName = "ruleset",
        DomainName = "example.org.",
        TargetDnsServers = targets,
    });
}
