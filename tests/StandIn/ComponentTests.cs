using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>What a mock sees of components, and what components see of it.</summary>
[Collection("Pulumi")]
public sealed class ComponentTests
{
    private readonly Mocks _mocks = new();

    [Fact]
    public async Task Component_IsANewResourceWithoutInputs()
    {
        await _mocks.UpdateAsync(() => new Box("b"));

        Assert.Equal(Box.Token, _mocks.Resource("b").Type);
        Assert.Empty(_mocks.Inputs("b"));
    }

    [Fact]
    public async Task Component_IsAmongTheResources()
    {
        var resources = await _mocks.UpdateAsync(() => new Box("b", box => _ = new Widget("w", options: new() { Parent = box })));

        Assert.Equal(["b", "w"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task Outputs_KeepWhatTheConstructorAssigned()
    {
        var mocks = new Mocks { State = _ => new Dictionary<string, object> { ["summary"] = "from the mock" } };
        Box? box = null;

        await mocks.UpdateAsync(() => box = new Box("b"));

        Assert.Equal("b is full", await OutputUtilities.GetValueAsync(box!.Summary));
    }

    [Fact]
    public async Task RegisterOutputs_SendsTheAttributedProperties()
    {
        await _mocks.UpdateAsync(() => new Box("b"));

        var registered = Assert.Single(_mocks.Registered, request => request.Urn.EndsWith($"{Box.Token}::b", StringComparison.Ordinal));
        Assert.Equal(["Count", "summary"], registered.Outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("b is full", await OutputUtilities.GetValueAsync(registered.Outputs["summary"]));
        Assert.Equal(1.0, await OutputUtilities.GetValueAsync(registered.Outputs["Count"]));
    }

    [Fact]
    public async Task RegisterOutputs_KeepsSecrets()
    {
        await _mocks.UpdateAsync(() => new Box("b", box => box.Summary = Output.CreateSecret("hidden")));

        var registered = Assert.Single(_mocks.Registered, request => request.Urn.EndsWith("::b", StringComparison.Ordinal));
        Assert.True(await Output.IsSecretAsync(registered.Outputs["summary"]));
    }

    [Fact]
    public async Task DependsOn_AComponent_WaitsForTheResourcesWithin()
    {
        var released = new TaskCompletionSource();
        var mocks = new Mocks { Before = resource => resource.Name == "within" ? released.Task : Task.CompletedTask };

        await mocks.UpdateAsync(() =>
        {
            var box = new Box("b", parent => _ = new Widget("within", options: new() { Parent = parent }));
            _ = new Widget("after", options: new() { DependsOn = { box } });
            _ = new Widget("independent");
            released.SetResult();
        });

        Assert.Equal(["b", "independent", "within", "after"], mocks.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task Protect_AndDependsOn_AreNotAmongTheInputs()
    {
        await _mocks.UpdateAsync(() => new Widget("w", new WidgetArgs(), new() { Protect = true, DependsOn = { new Widget("v") } }));

        Assert.Equal(["madeBy"], _mocks.Inputs("w").Keys);
    }
}
