using CrossCloudDns.Tests.StandIn.Resources;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>Which resource comes before which.</summary>
[Collection("Pulumi")]
public sealed class OrderTests
{
    private readonly TaskCompletionSource _released = new();

    [Fact]
    public async Task IndependentResources_KeepTheOrderOfTheProgram() =>
        await AssertOrderAsync(["a", "b", "c"], () =>
        {
            _ = new Widget("a");
            _ = new Widget("b");
            _ = new Widget("c");
        });

    [Fact]
    public async Task AnInputFromAnotherResource_WaitsForIt() =>
        await AssertOrderAsync(["free", "slow", "user"], () =>
        {
            var slow = new Widget("slow");
            _ = new Widget("user", new WidgetArgs { Label = slow.Id });
            _ = new Widget("free");
            _released.SetResult();
        });

    [Fact]
    public async Task DependsOn_Waits() =>
        await AssertOrderAsync(["free", "slow", "dependent"], () =>
        {
            var slow = new Widget("slow");
            _ = new Widget("dependent", options: new() { DependsOn = { slow } });
            _ = new Widget("free");
            _released.SetResult();
        });

    [Fact]
    public async Task AChild_WaitsForItsParent() =>
        await AssertOrderAsync(["free", "slow", "child"], () =>
        {
            var slow = new Widget("slow");
            _ = new Widget("child", options: new() { Parent = slow });
            _ = new Widget("free");
            _released.SetResult();
        });

    private async Task AssertOrderAsync(string[] expected, Action program)
    {
        var mocks = new Mocks { Before = resource => resource.Name == "slow" ? _released.Task : Task.CompletedTask };

        await mocks.UpdateAsync(program);

        Assert.Equal(expected, mocks.Resources.Select(resource => resource.Name));
    }
}
