using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>Which id and which provider a mock is told.</summary>
[Collection("Pulumi")]
public sealed class IdAndProviderTests
{
    private const string ProviderUrn = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::p";

    private readonly Mocks _mocks = new();

    [Fact]
    public async Task Id_OfANewResource_IsEmpty()
    {
        await _mocks.UpdateAsync(() => new Widget("w"));

        Assert.Equal("", _mocks.Resource("w").Id);
        Assert.Equal("", _mocks.Resource("w").Provider);
    }

    [Fact]
    public async Task Id_OfAnImportedResource_IsTheImportId()
    {
        await _mocks.UpdateAsync(() => new Widget("w", options: new CustomResourceOptions { ImportId = "i-1" }));

        Assert.Equal("i-1", _mocks.Resource("w").Id);
    }

    [Fact]
    public async Task Id_OfAResourceThatIsRead_IsTheGivenOne()
    {
        Widget? widget = null;

        await _mocks.UpdateAsync(() => widget = Widget.Get("w", "w-77"));

        Assert.Equal("w-77", _mocks.Resource("w").Id);
        Assert.Equal("w-77", await OutputUtilities.GetValueAsync(widget!.Id));
    }

    [Fact]
    public async Task State_OfAResourceThatIsRead_FillsItsOutputs()
    {
        var mocks = new Mocks { State = _ => new Dictionary<string, object> { ["label"] = "there already" } };
        Widget? widget = null;

        var resources = await mocks.UpdateAsync(() => widget = Widget.Get("w", "w-77"));

        Assert.Equal("there already", await OutputUtilities.GetValueAsync(widget!.Label));
        Assert.Equal([widget], resources);
    }

    [Fact]
    public async Task Provider_GivenToAResource_IsItsUrnAndId()
    {
        await _mocks.UpdateAsync(() => new Widget("w", options: new CustomResourceOptions { Provider = new Provider("p") }));

        Assert.Equal($"{ProviderUrn}::p-id", _mocks.Resource("w").Provider);
    }

    [Fact]
    public async Task Provider_GivenToAComponent_IsInheritedByChildren()
    {
        await _mocks.UpdateAsync(() => new Box(
            "b",
            box => _ = new Widget("w", options: new CustomResourceOptions { Parent = box }),
            new ComponentResourceOptions { Providers = { new Provider("p") } }));

        Assert.Equal($"{ProviderUrn}::p-id", _mocks.Resource("w").Provider);
    }

    [Fact]
    public async Task Provider_IsAResourceOfItsOwn()
    {
        await _mocks.UpdateAsync(() => new Provider("p", new ProviderArgs { Region = "eu-west-2" }));

        Assert.Equal("pulumi:providers:test", _mocks.Resource("p").Type);
        Assert.Equal("eu-west-2", _mocks.Inputs("p")["region"]);
    }

    [Fact]
    public async Task Provider_StructuredSettings_AreJsonText()
    {
        await _mocks.UpdateAsync(() => new Provider("p", new ProviderArgs { Retries = 3, Insecure = true, Accounts = ["1", "2"] }));

        Assert.Equal("3", _mocks.Inputs("p")["retries"]);
        Assert.Equal("true", _mocks.Inputs("p")["insecure"]);
        Assert.Equal("""["1","2"]""", Assert.IsType<string>(_mocks.Inputs("p")["accounts"]).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_WithAUrn_FindWhatWasRegistered()
    {
        const string Urn = $"urn:pulumi:stack::project::pulumi:pulumi:Stack${Widget.Token}::w";
        Widget? found = null;

        await _mocks.UpdateAsync(() =>
        {
            _ = new Widget("w", new WidgetArgs { Label = "x" });
            found = new Widget("again", options: new CustomResourceOptions { Urn = Urn });
        });

        Assert.Equal("x", await OutputUtilities.GetValueAsync(found!.Label));
        Assert.Equal("w-id", await OutputUtilities.GetValueAsync(found.Id));
        Assert.Single(_mocks.Resources);
    }

    [Fact]
    public async Task Provider_TogetherWithProviders_IsRefused()
    {
        var exception = await _mocks.FailAsync(() => new Box("b", options: new ComponentResourceOptions
        {
            Provider = new Provider("p"),
            Providers = { new Provider("q") },
        }));

        Assert.Contains("Do not supply both 'provider' and 'providers' options", exception.Message, StringComparison.Ordinal);
    }
}
