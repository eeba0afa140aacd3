using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>JSON text out of outputs, and outputs out of JSON text.</summary>
[Collection("Pulumi")]
public sealed class JsonTests
{
    [Fact]
    public async Task JsonSerialize_ResolvesOutputsWithin()
    {
        var value = Output.Create(new Dictionary<string, object?> { ["a"] = Output.Create(1), ["b"] = new[] { "x" }, ["c"] = null });

        Assert.Equal("""{"a":1,"b":["x"],"c":null}""", await OutputUtilities.GetValueAsync(Output.JsonSerialize(value)));
    }

    [Fact]
    public async Task JsonSerialize_OfAnOutputThatIsNotThereYet_Waits()
    {
        var later = Output.Create(Task.Run(() => "done"));

        var json = Output.JsonSerialize(Output.Create(new Dictionary<string, Output<string>> { ["a"] = later }));

        Assert.Equal("""{"a":"done"}""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task JsonSerialize_WithASecretWithin_IsSecret()
    {
        var json = Output.JsonSerialize(Output.Create(new[] { Output.CreateSecret("key") }));

        Assert.True(await Output.IsSecretAsync(json));
        Assert.Equal("""["key"]""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task JsonSerialize_WithAnUnknownWithin_IsUnknown() =>
        Assert.False(await OutputUtilities.GetIsKnownAsync(
            Output.JsonSerialize(Output.Create(new[] { OutputUtilities.CreateUnknown("later") }))));

    [Fact]
    public async Task JsonSerialize_TakesOptions()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

        var json = Output.JsonSerialize(Output.Create(new Point(1, 2)), options);

        Assert.Equal("""{"x":1,"y":2}""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task JsonSerialize_OfInputs_WritesTheirValues()
    {
        InputList<string> list = ["a", Output.Create("b")];
        Input<int> number = 3;

        Assert.Equal("""["a","b"]""", await OutputUtilities.GetValueAsync(Output.JsonSerialize(Output.Create(list))));
        Assert.Equal("[3]", await OutputUtilities.GetValueAsync(Output.JsonSerialize(Output.Create(new[] { number }))));
    }

    [Fact]
    public async Task JsonDeserialize_ReadsTheValueAndKeepsTheSecret()
    {
        var point = Output.JsonDeserialize<Point>(Output.CreateSecret("""{"X":1,"Y":2}"""));

        Assert.Equal(new Point(1, 2), await OutputUtilities.GetValueAsync(point));
        Assert.True(await Output.IsSecretAsync(point));
    }

    [Fact]
    public async Task JsonDeserialize_OfWhatIsNoJson_Fails() =>
        await Assert.ThrowsAsync<JsonException>(
            () => OutputUtilities.GetValueAsync(Output.JsonDeserialize<Point>(Output.Create("no json"))));

    private sealed record Point(int X, int Y);
}
