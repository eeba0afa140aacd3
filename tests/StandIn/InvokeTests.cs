using System.Collections.Immutable;
using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>Calls to provider functions.</summary>
[Collection("Pulumi")]
public sealed class InvokeTests
{
    private readonly Mocks _mocks = new()
    {
        Result = _ => new Dictionary<string, object> { ["names"] = new[] { "a", "b" }, ["total"] = 2 },
    };

    [Fact]
    public async Task Invoke_ReadsTheResult()
    {
        var result = await InvokeAsync(new FindArgs { Name = "a" });

        Assert.Equal(["a", "b"], await OutputUtilities.GetValueAsync(result.Apply(found => found.Names)));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(result.Apply(found => found.Total)));
    }

    [Fact]
    public async Task Invoke_SendsTokenAndArguments()
    {
        await InvokeAsync(new FindArgs { Name = Output.CreateSecret("a"), Limit = 5 });

        var call = Assert.Single(_mocks.Calls);
        Assert.Equal(FindArgs.Token, call.Token);
        Assert.Equal("", call.Provider);
        Assert.Equal("a", call.Args["name"]);
        Assert.Equal(5.0, call.Args["limit"]);
    }

    [Fact]
    public async Task Invoke_LeavesOutNulls()
    {
        await InvokeAsync(new FindArgs { Name = "a" });

        Assert.Equal(["name"], Assert.Single(_mocks.Calls).Args.Keys);
    }

    [Fact]
    public async Task Invoke_WithAnUnknown_IsUnknownAndNotCalled()
    {
        var result = await InvokeAsync(new FindArgs { Name = OutputUtilities.CreateUnknown("") }, preview: true);

        Assert.False(await OutputUtilities.GetIsKnownAsync(result));
        Assert.Empty(_mocks.Calls);
    }

    [Fact]
    public async Task Invoke_WithoutARequiredArgument_Fails()
    {
        var exception = await _mocks.FailAsync(() => Deployment.Instance.Invoke<FindResult>(FindArgs.Token, new FindArgs()));

        Assert.Contains("FindArgs.Name is required but was not given a value", $"{exception}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_DependsOnTheResourcesOfItsArguments()
    {
        Widget? widget = null;
        Output<FindResult>? result = null;

        await _mocks.UpdateAsync(() =>
        {
            widget = new Widget("w");
            result = Deployment.Instance.Invoke<FindResult>(FindArgs.Token, new FindArgs { Name = widget.Id });
        });

        Assert.Equal([widget!], await OutputUtilities.GetDependenciesAsync(result!));
    }

    [Fact]
    public async Task Invoke_GivesAProvider()
    {
        await _mocks.UpdateAsync(() => Deployment.Instance.Invoke<FindResult>(
            FindArgs.Token, new FindArgs { Name = "a" }, new InvokeOptions { Provider = new Provider("p") }));

        Assert.EndsWith("::p::p-id", Assert.Single(_mocks.Calls).Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_ReadsSecretsOutOfTheResult()
    {
        var mocks = new Mocks
        {
            Result = _ => new Dictionary<string, object> { ["names"] = Output.CreateSecret(new[] { "a" }), ["total"] = 1 },
        };
        Output<FindResult>? result = null;

        await mocks.UpdateAsync(() => result = Deployment.Instance.Invoke<FindResult>(FindArgs.Token, new FindArgs { Name = "a" }));

        Assert.True(await Output.IsSecretAsync(result!));
    }

    [Fact]
    public async Task InvokeAsync_ReadsTheResult()
    {
        FindResult? result = null;

        await Deployment.TestAsync(_mocks, new() { IsPreview = false }, async () =>
        {
            result = await Deployment.Instance.InvokeAsync<FindResult>(FindArgs.Token, new FindArgs { Name = "a" });
        });

        Assert.Equal(2, result!.Total);
    }

    [Fact]
    public async Task InvokeSingle_GivesTheOnlyProperty()
    {
        var mocks = new Mocks { Result = _ => new Dictionary<string, object> { ["answer"] = ImmutableArray.Create("x") } };
        Output<ImmutableArray<string>>? result = null;

        await mocks.UpdateAsync(() => result = Deployment.Instance.InvokeSingle<ImmutableArray<string>>(
            FindArgs.Token, new FindArgs { Name = "a" }));

        Assert.Equal(["x"], await OutputUtilities.GetValueAsync(result!));
    }

    [Fact]
    public async Task Invoke_ThatTheMockFails_FailsTheRun()
    {
        var mocks = new Mocks { Result = _ => throw new FormatException("no such name") };

        var exception = await mocks.FailAsync(() => Deployment.Instance.Invoke<FindResult>(FindArgs.Token, new FindArgs { Name = "a" }));

        Assert.Contains("System.FormatException: no such name", exception.Message, StringComparison.Ordinal);
    }

    private async Task<Output<FindResult>> InvokeAsync(FindArgs args, bool preview = false)
    {
        Output<FindResult>? result = null;
        void Program() => result = Deployment.Instance.Invoke<FindResult>(FindArgs.Token, args);
        await (preview ? _mocks.PreviewAsync(Program) : _mocks.UpdateAsync(Program));
        return result!;
    }
}
