using System.Text.Json;
using Pulumi;
using Pulumi.Aws.Inputs;
using Pulumi.Aws.Sns;

namespace CrossCloudDns.Tests.StandIn.Providers;

/// <summary>Explicit providers: their settings travel as strings, and resources name them.</summary>
[Collection("Pulumi")]
public sealed class ProviderResourceTests : IDisposable
{
    private static readonly string[] Variables = ["AWS_REGION", "AWS_DEFAULT_REGION"];

    private readonly Mocks _mocks = new();
    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public ProviderResourceTests() => Set(null, null);

    public void Dispose() => Set(_before["AWS_REGION"], _before["AWS_DEFAULT_REGION"]);

    [Fact]
    public async Task Provider_WithoutArguments_HasItsDefaults()
    {
        await _mocks.UpdateAsync(() => new Pulumi.Aws.Provider("p"));

        Assert.Equal("pulumi:providers:aws", _mocks.Resource("p").Type);
        Assert.Equal(
            new Dictionary<string, object> { ["skipCredentialsValidation"] = "false", ["skipRegionValidation"] = "true" },
            _mocks.Inputs("p"));
    }

    [Theory]
    [InlineData("eu-west-2", "us-west-2", "eu-west-2")]
    [InlineData(null, "us-west-2", "us-west-2")]
    public async Task Provider_Region_DefaultsFromTheEnvironment(string? region, string? fallback, string expected)
    {
        Set(region, fallback);

        await _mocks.UpdateAsync(() => new Pulumi.Aws.Provider("p"));

        Assert.Equal(expected, _mocks.Inputs("p")["region"]);
    }

    [Fact]
    public async Task Provider_Settings_OtherThanTextAreJson()
    {
        await _mocks.UpdateAsync(() => new Pulumi.Aws.Provider("p", new Pulumi.Aws.ProviderArgs
        {
            Region = "eu-west-2",
            MaxRetries = 3,
            AllowedAccountIds = "123456789012",
            DefaultTags = new ProviderDefaultTagsArgs { Tags = { ["owner"] = "platform" } },
        }));

        var inputs = _mocks.Inputs("p");
        Assert.Equal("eu-west-2", inputs["region"]);
        Assert.Equal("3", inputs["maxRetries"]);
        Assert.Equal(["123456789012"], JsonSerializer.Deserialize<string[]>((string)inputs["allowedAccountIds"])!);
        using var tags = JsonDocument.Parse((string)inputs["defaultTags"]);
        Assert.Equal("platform", tags.RootElement.GetProperty("tags").GetProperty("owner").GetString());
    }

    [Fact]
    public async Task Resource_WithAProvider_NamesItsUrnAndId()
    {
        await _mocks.UpdateAsync(() =>
        {
            var provider = new Pulumi.Aws.Provider("p", new Pulumi.Aws.ProviderArgs { Region = "eu-west-2" });
            _ = new Topic("t", options: new CustomResourceOptions { Provider = provider });
        });

        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:aws::p::p-id", _mocks.Resource("t").Provider);
    }

    [Fact]
    public async Task AzureProvider_Environment_IsPublic()
    {
        await _mocks.UpdateAsync(() => new Pulumi.AzureNative.Provider("p", new Pulumi.AzureNative.ProviderArgs { SubscriptionId = "0000", UseMsi = true }));

        Assert.Equal("pulumi:providers:azure-native", _mocks.Resource("p").Type);
        Assert.Equal("public", _mocks.Inputs("p")["environment"]);
        Assert.Equal("true", _mocks.Inputs("p")["useMsi"]);
    }

    [Fact]
    public async Task AzureProvider_ClientSecret_IsSecretAsSoonAsItIsSet()
    {
        var args = new Pulumi.AzureNative.ProviderArgs { ClientSecret = "example" };

        Assert.True(await Output.IsSecretAsync<string>(args.ClientSecret!));
        await _mocks.UpdateAsync(() => new Pulumi.AzureNative.Provider("p", args));
        Assert.Equal("example", _mocks.Inputs("p")["clientSecret"]);
    }

    private static void Set(string? region, string? fallback)
    {
        Environment.SetEnvironmentVariable("AWS_REGION", region);
        Environment.SetEnvironmentVariable("AWS_DEFAULT_REGION", fallback);
    }
}
