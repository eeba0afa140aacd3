using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>What happens to a value, and to what is known of it, on its way through outputs.</summary>
[Collection("Pulumi")]
public sealed class OutputTests
{
    private static Output<int> Unknown => OutputUtilities.CreateUnknown(0);

    [Fact]
    public async Task Apply_WithAValue_GivesItsResult() =>
        Assert.Equal(3, await OutputUtilities.GetValueAsync(Output.Create("abc").Apply(text => text.Length)));

    [Fact]
    public async Task Apply_WithATask_GivesItsResult() =>
        Assert.Equal(3, await OutputUtilities.GetValueAsync(Output.Create("abc").Apply(text => Task.FromResult(text.Length))));

    [Fact]
    public async Task Apply_WithAnOutput_IsFlattened()
    {
        Output<int> length = Output.Create("abc").Apply(text => Output.Create(text.Length));

        Assert.Equal(3, await OutputUtilities.GetValueAsync(length));
    }

    [Fact]
    public async Task Apply_OnUnknown_DoesNotRun()
    {
        var ran = false;

        var output = Unknown.Apply(_ => ran = true);

        Assert.False(await OutputUtilities.GetIsKnownAsync(output));
        Assert.False(ran);
    }

    [Fact]
    public async Task Apply_GivingUnknown_IsUnknown() =>
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Create(1).Apply(_ => Unknown)));

    [Fact]
    public async Task Apply_OnSecret_StaysSecret() =>
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret("key").Apply(key => key.Length)));

    [Fact]
    public async Task Apply_GivingSecret_IsSecret() =>
        Assert.True(await Output.IsSecretAsync(Output.Create(1).Apply(_ => Output.CreateSecret(2))));

    [Fact]
    public async Task Create_IsNotSecret() => Assert.False(await Output.IsSecretAsync(Output.Create("plain")));

    [Fact]
    public async Task CreateSecret_FromOutput_KeepsTheValue()
    {
        var secret = Output.CreateSecret(Output.Create("key"));

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.Equal("key", await OutputUtilities.GetValueAsync(secret));
    }

    [Fact]
    public async Task Unsecret_OfSecret_IsPlain()
    {
        var plain = Output.Unsecret(Output.CreateSecret("key"));

        Assert.False(await Output.IsSecretAsync(plain));
        Assert.Equal("key", await OutputUtilities.GetValueAsync(plain));
    }

    [Fact]
    public async Task GetValueAsync_OfUnknown_IsTheDefault() =>
        Assert.Null(await OutputUtilities.GetValueAsync(OutputUtilities.CreateUnknown("never seen")));

    [Fact]
    public async Task All_KeepsTheOrder() =>
        Assert.Equal([1, 2, 3], await OutputUtilities.GetValueAsync(Output.All(Output.Create(1), Output.Create(2), Output.Create(3))));

    [Fact]
    public async Task All_WithOneUnknown_IsUnknown() =>
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(Output.Create(1), Unknown)));

    [Fact]
    public async Task All_WithOneSecret_IsSecret() =>
        Assert.True(await Output.IsSecretAsync(Output.All(Output.Create(1), Output.CreateSecret(2))));

    [Fact]
    public async Task All_OfAnEnumerable_TakesInputs()
    {
        IEnumerable<Input<string>> inputs = ["a", Output.Create("b")];

        Assert.Equal(["a", "b"], await OutputUtilities.GetValueAsync(Output.All(inputs)));
    }

    [Fact]
    public async Task Tuple_OfDifferentTypes_KeepsEach()
    {
        var tuple = Output.Tuple(Output.Create(1), Output.Create("two"), Output.Create(3.0));

        Assert.Equal((1, "two", 3.0), await OutputUtilities.GetValueAsync(tuple));
    }

    [Fact]
    public async Task Tuple_OfEightInputs_KeepsEach()
    {
        Input<int> one = 1;
        Input<string> two = "2";

        var tuple = Output.Tuple(one, two, one, two, one, two, one, two);

        Assert.Equal((1, "2", 1, "2", 1, "2", 1, "2"), await OutputUtilities.GetValueAsync(tuple));
    }

    [Fact]
    public async Task Tuple_WithOneUnknown_IsUnknownAndStillSecret()
    {
        var tuple = Output.Tuple(Unknown, Output.CreateSecret("key"));

        Assert.False(await OutputUtilities.GetIsKnownAsync(tuple));
        Assert.True(await Output.IsSecretAsync(tuple));
    }

    [Fact]
    public async Task Format_PutsInPlainValuesInputsAndOutputs()
    {
        Input<string> host = "example.org";

        var text = Output.Format($"{"https"}://{host}:{Output.Create(8443)}/");

        Assert.Equal("https://example.org:8443/", await OutputUtilities.GetValueAsync(text));
    }

    [Fact]
    public async Task Format_OfANumber_IgnoresTheCultureOfTheMachine()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("1.5", await OutputUtilities.GetValueAsync(Output.Format($"{Output.Create(1.5)}")));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Format_WithASecret_IsSecret() =>
        Assert.True(await Output.IsSecretAsync(Output.Format($"key={Output.CreateSecret("key")}")));

    [Fact]
    public async Task Format_WithAnUnknown_IsUnknown() =>
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Format($"{Unknown}")));

    [Fact]
    public async Task ToString_WithinARun_GivesAWarningAndNeverTheValue()
    {
        string? text = null;

        await new Mocks().UpdateAsync(() => text = Output.Create("10.10.0.4").ToString());

        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("10.10.0.4", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_OfAnArray_ArePicked()
    {
        var array = Output.Create(ImmutableArray.Create("a", "b", "c"));

        Assert.Equal("a", await OutputUtilities.GetValueAsync(array.First()));
        Assert.Equal("c", await OutputUtilities.GetValueAsync(array.GetAt(2)));
        Assert.Equal(3, await OutputUtilities.GetValueAsync(array.Length()));
    }

    [Fact]
    public async Task Dependencies_OfAResourceProperty_AreTheResource()
    {
        Widget? widget = null;
        Output<string>? derived = null;

        await new Mocks().UpdateAsync(() =>
        {
            widget = new Widget("w", new WidgetArgs { Label = "x" });
            derived = Output.Format($"{widget.Label}!");
        });

        Assert.Equal([widget!], await OutputUtilities.GetDependenciesAsync(derived!));
    }

    [Fact]
    public async Task Dependencies_OfAPlainValue_AreNone() =>
        Assert.Empty(await OutputUtilities.GetDependenciesAsync(Output.Create(1)));

    [Fact]
    public async Task DeferredOutput_IsWhatResolvesIt()
    {
        var deferred = new DeferredOutput<string>();
        var length = deferred.Output.Apply(text => text.Length);

        deferred.Resolve(Output.CreateSecret("abc"));

        Assert.Equal(3, await OutputUtilities.GetValueAsync(length));
        Assert.True(await Output.IsSecretAsync(length));
        Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create("d")));
    }
}
