using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>Configuration reaches a run through the environment.</summary>
[Collection("Pulumi")]
public sealed class ConfigTests
{
    private readonly Mocks _mocks = new();

    [Fact]
    public async Task Get_ReadsTheProjectsKey() =>
        Assert.Equal("example.org", await ReadAsync("""{"project:domain":"example.org"}""", config => config.Get("domain")));

    [Fact]
    public async Task Get_OfAMissingKey_IsNull() => Assert.Null(await ReadAsync("{}", config => config.Get("domain")));

    [Fact]
    public async Task Get_WithoutAnyConfiguration_IsNull() => Assert.Null(await ReadAsync(null, config => config.Get("domain")));

    [Fact]
    public async Task Get_ReadsAnotherNamespace()
    {
        string? region = null;

        await RunAsync("""{"aws:region":"eu-west-2"}""", () => region = new Config("aws").Get("region"));

        Assert.Equal("eu-west-2", region);
    }

    [Fact]
    public async Task Get_ReadsTheLongFormOfAKey() =>
        Assert.Equal("example.org", await ReadAsync("""{"project:config:domain":"example.org"}""", config => config.Get("domain")));

    [Fact]
    public async Task TypedGetters_ParseText()
    {
        const string Json = """{"project:on":"true","project:ttl":"30","project:ratio":"0.5"}""";

        Assert.True(await ReadAsync(Json, config => config.GetBoolean("on")));
        Assert.Equal(30, await ReadAsync(Json, config => config.GetInt32("ttl")));
        Assert.Equal(0.5, await ReadAsync(Json, config => config.GetDouble("ratio")));
        Assert.Null(await ReadAsync(Json, config => config.GetInt32("other")));
    }

    [Fact]
    public async Task GetObject_ReadsJsonText()
    {
        var sites = await ReadAsync("""{"project:sites":"[\"uk\",\"us\"]"}""", config => config.RequireObject<string[]>("sites"));

        Assert.Equal(["uk", "us"], sites);
    }

    [Fact]
    public async Task GetObject_TakesOptions()
    {
        var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };

        var site = await ReadAsync("""{"project:site":"{\"name\":\"uk\"}"}""", config => config.GetObject<Site>("site", options));

        Assert.Equal(new Site("uk"), site);
    }

    [Fact]
    public async Task Secrets_AreSecretOutputs()
    {
        var secret = await ReadAsync("""{"project:key":"abc"}""", config => config.RequireSecret("key"));

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.Equal("abc", await OutputUtilities.GetValueAsync(secret));
        Assert.Null(await ReadAsync("{}", config => config.GetSecret("key")));
    }

    [Fact]
    public async Task Require_OfAMissingKey_SaysHowToSetIt()
    {
        var exception = await FailAsync("{}", config => config.Require("domain"));

        Assert.IsType<RunException>(exception);
        Assert.StartsWith("Missing Required configuration variable 'project:domain'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("`pulumi config set project:domain <value>`", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("True")]
    [InlineData("1")]
    public async Task GetBoolean_OfAnythingElse_Fails(string text)
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, string> { ["project:on"] = text });

        var exception = await FailAsync(json, config => config.GetBoolean("on"));

        Assert.Equal($"Configuration 'project:on' value '{text}' is not a valid Boolean", exception.Message);
    }

    [Fact]
    public async Task GetInt32_OfText_Fails()
    {
        var exception = await FailAsync("""{"project:ttl":"soon"}""", config => config.RequireInt32("ttl"));

        Assert.Equal("Configuration 'project:ttl' value 'soon' is not a valid Int32", exception.Message);
    }

    [Fact]
    public async Task GetObject_OfBrokenJson_Fails()
    {
        var exception = await FailAsync("""{"project:sites":"["}""", config => config.GetObject<string[]>("sites"));

        Assert.StartsWith(
            "Configuration 'project:sites' value '[' is not a valid System.String[]",
            exception.Message,
            StringComparison.Ordinal);
    }

    private async Task<T> ReadAsync<T>(string? json, Func<Config, T> read)
    {
        var value = default(T);
        await RunAsync(json, () => value = read(new Config()));
        return value!;
    }

    private Task<Exception> FailAsync<T>(string json, Func<Config, T> read)
        => WithConfigAsync(json, () => _mocks.FailAsync(() => read(new Config())));

    private Task RunAsync(string? json, Action program) => WithConfigAsync(json, () => _mocks.UpdateAsync(program));

    private static async Task<T> WithConfigAsync<T>(string? json, Func<Task<T>> run)
    {
        var before = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", json);
        try
        {
            return await run();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", before);
        }
    }

    private sealed record Site(string Name);
}
