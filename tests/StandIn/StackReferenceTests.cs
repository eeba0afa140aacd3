using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>Outputs of another stack.</summary>
[Collection("Pulumi")]
public sealed class StackReferenceTests
{
    private readonly Mocks _mocks = new()
    {
        State = _ => new Dictionary<string, object>
        {
            ["name"] = "org/network/dev",
            ["outputs"] = new Dictionary<string, object> { ["vpcId"] = "vpc-1", ["key"] = "abc" },
            ["secretOutputNames"] = new[] { "key" },
        },
    };

    [Fact]
    public async Task StackReference_IsReadByItsName()
    {
        await ReferAsync();

        var resource = _mocks.Resource("org/network/dev");
        Assert.Equal(("pulumi:pulumi:StackReference", "org/network/dev"), (resource.Type, resource.Id));
        Assert.Equal("org/network/dev", resource.Inputs["name"]);
    }

    [Fact]
    public async Task GetOutput_IsTheValueOrNull()
    {
        var stack = await ReferAsync();

        Assert.Equal("vpc-1", await OutputUtilities.GetValueAsync(stack.GetOutput("vpcId")));
        Assert.Null(await OutputUtilities.GetValueAsync(stack.GetOutput("other")));
        Assert.Equal("vpc-1", await stack.GetValueAsync("vpcId"));
    }

    [Fact]
    public async Task GetOutput_IsSecretWhereTheOutputIs()
    {
        var stack = await ReferAsync();

        Assert.False(await Output.IsSecretAsync(stack.GetOutput("vpcId")));
        Assert.True(await Output.IsSecretAsync(stack.RequireOutput("key")));
        Assert.Equal("abc", (await stack.GetOutputDetailsAsync("key")).SecretValue);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stack.RequireValueAsync("key"));
    }

    [Fact]
    public async Task RequireOutput_OfWhatIsNotThere_Throws()
    {
        var stack = await ReferAsync();

        var exception = await Assert.ThrowsAsync<KeyNotFoundException>(() => OutputUtilities.GetValueAsync(stack.RequireOutput("other")));
        Assert.Equal("Required output 'other' does not exist on stack 'org/network/dev'.", exception.Message);
    }

    private async Task<StackReference> ReferAsync()
    {
        StackReference? stack = null;
        await _mocks.UpdateAsync(() => stack = new StackReference("org/network/dev"));
        return stack!;
    }
}
