using Pulumi.Random;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn.Providers;

[Collection("Pulumi")]
public sealed class RandomTests
{
    [Fact]
    public async Task Password_Arguments_LeaveOutWhatIsNotGiven()
    {
        var mocks = new Mocks();

        await mocks.UpdateAsync(() => new RandomPassword("p", new RandomPasswordArgs { Length = 32, Special = false, Keepers = { ["site"] = "uk" } }));

        Assert.Equal("random:index/randomPassword:RandomPassword", mocks.Resource("p").Type);
        Assert.Equal(["keepers", "length", "special"], mocks.Inputs("p").Keys.Order(StringComparer.Ordinal));
        Assert.Equal(32.0, mocks.Inputs("p")["length"]);
    }

    [Fact]
    public async Task Password_Result_IsNotSecretUnderMocks()
    {
        var mocks = new Mocks { State = _ => new Dictionary<string, object> { ["result"] = "chosen" } };
        RandomPassword? password = null;

        await mocks.UpdateAsync(() => password = new RandomPassword("p", new RandomPasswordArgs { Length = 6 }));

        Assert.Equal("chosen", await OutputUtilities.GetValueAsync(password!.Result));
        Assert.False(await Pulumi.Output.IsSecretAsync(password.Result));
    }

    [Fact]
    public async Task Password_WithoutLength_Fails()
    {
        var failure = await new Mocks().FailAsync(() => new RandomPassword("p", new RandomPasswordArgs()));

        Assert.Contains("[Input] Pulumi.Random.RandomPasswordArgs.Length is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }
}
