using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>What an input can be made from.</summary>
[Collection("Pulumi")]
public sealed class InputTests
{
    public static TheoryData<string, InputList<int>> Lists => new()
    {
        { "array", new[] { 1, 2 } },
        { "list", new List<int> { 1, 2 } },
        { "immutable array", ImmutableArray.Create(1, 2) },
        { "array of outputs", new[] { Output.Create(1), Output.Create(2) } },
        { "array of inputs", new Input<int>[] { 1, Output.Create(2) } },
        { "list of outputs", new List<Output<int>> { Output.Create(1), Output.Create(2) } },
        { "list of inputs", new List<Input<int>> { 1, 2 } },
        { "immutable array of inputs", ImmutableArray.Create<Input<int>>(1, 2) },
        { "immutable array of outputs", ImmutableArray.Create(Output.Create(1), Output.Create(2)) },
        { "output of array", Output.Create(new[] { 1, 2 }) },
        { "output of list", Output.Create(new List<int> { 1, 2 }) },
        { "output of enumerable", Output.Create(Enumerable.Range(1, 2)) },
        { "output of immutable array", Output.Create(ImmutableArray.Create(1, 2)) },
        { "collection expression", [1, Output.Create(2)] },
        { "initializer", new InputList<int> { 1, Output.Create(2) } },
    };

    [Theory]
    [MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public async Task InputList_IsMadeFrom(string source, InputList<int> list)
    {
        Assert.NotEmpty(source);
        Assert.Equal([1, 2], await OutputUtilities.GetValueAsync(list.ToOutput()));
    }

    [Fact]
    public async Task InputList_FromASingleValue_HasOneElement()
    {
        InputList<int> fromValue = 1;
        InputList<int> fromOutput = Output.Create(1);

        Assert.Equal([1], await OutputUtilities.GetValueAsync(fromValue.ToOutput()));
        Assert.Equal([1], await OutputUtilities.GetValueAsync(fromOutput.ToOutput()));
    }

    [Fact]
    public async Task InputList_AddedTo_ChangesAndConcatDoesNot()
    {
        InputList<int> list = [1];
        var longer = list.Concat(new[] { 2, 3 });
        list.Add(9);
        list.AddRange(new[] { 8 });

        Assert.Equal([1, 2, 3], await OutputUtilities.GetValueAsync(longer.ToOutput()));
        Assert.Equal([1, 9, 8], await OutputUtilities.GetValueAsync(list.ToOutput()));
    }

    [Fact]
    public async Task InputList_WithOneUnknown_IsUnknown()
    {
        InputList<int> list = [1, OutputUtilities.CreateUnknown(2)];

        Assert.False(await OutputUtilities.GetIsKnownAsync(list.ToOutput()));
    }

    [Fact]
    public async Task InputList_IsEnumeratedAsynchronouslyOnly()
    {
        InputList<int> list = [1, 2];
        var seen = new List<int>();
        await foreach (var element in list)
        {
            seen.Add(await OutputUtilities.GetValueAsync(element.ToOutput()));
        }

        Assert.Equal([1, 2], seen);
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)list).GetEnumerator());
    }

    [Fact]
    public async Task InputMap_FromADictionaryAndAnInitializer_IsTheSame()
    {
        InputMap<int> fromDictionary = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        InputMap<int> fromInitializer = new() { { "a", 1 }, { "b", Output.Create(2) } };
        InputMap<int> fromIndexer = new() { ["a"] = 1, ["b"] = 2 };

        var expected = await OutputUtilities.GetValueAsync(fromDictionary.ToOutput());
        Assert.Equal(1, expected["a"]);
        Assert.Equal(expected, await OutputUtilities.GetValueAsync(fromInitializer.ToOutput()));
        Assert.Equal(expected, await OutputUtilities.GetValueAsync(fromIndexer.ToOutput()));
    }

    [Fact]
    public async Task InputMap_SameKeySameValue_IsNoConflict()
    {
        InputMap<int> map = new() { { "a", 1 }, { "a", 1 } };

        Assert.Equal(1, (await OutputUtilities.GetValueAsync(map.ToOutput()))["a"]);
    }

    [Fact]
    public async Task InputMap_SameKeyOtherValue_Throws()
    {
        InputMap<int> map = new() { { "a", 1 }, { "a", 2 } };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(map.ToOutput()));
        Assert.Equal("Key 'a' already exists in the map with a different value.", exception.Message);
    }

    [Fact]
    public async Task InputMap_Merge_LetsTheSecondWin()
    {
        var merged = InputMap<int>.Merge(
            new InputMap<int> { { "a", 1 }, { "b", 1 } },
            new InputMap<int> { { "b", 2 } });

        var values = await OutputUtilities.GetValueAsync(merged.ToOutput());
        Assert.Equal((1, 2), (values["a"], values["b"]));
    }

    [Fact]
    public async Task InputJson_IsReadFromText()
    {
        InputJson json = """{"a":[1]}""";

        Assert.Equal(1, await OutputUtilities.GetValueAsync(json.Apply(element => element.GetProperty("a")[0].GetInt32())));
    }

    [Fact]
    public async Task Input_OfAMissingNullable_IsNoInput()
    {
        int? missing = null;
        int? present = 5;
        Input<int>? fromMissing = missing;
        Input<int>? fromPresent = present;

        Assert.Null(fromMissing);
        Assert.Equal(5, await OutputUtilities.GetValueAsync(fromPresent.ToOutput()));
    }

    [Fact]
    public async Task ToOutput_OfNoInput_IsTheDefault()
    {
        Input<string>? none = null;

        Assert.Null(await OutputUtilities.GetValueAsync(none.ToOutput()));
    }
}
