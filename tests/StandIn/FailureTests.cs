using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>How a run fails.</summary>
[Collection("Pulumi")]
public sealed class FailureTests
{
    private const string BoltArgsName = "CrossCloudDns.Tests.StandIn.Resources.BoltArgs";
    private const string PartArgsName = "CrossCloudDns.Tests.StandIn.Resources.PartArgs";

    private readonly Mocks _mocks = new();

    [Fact]
    public async Task AMissingRequiredInput_FailsTheRun()
    {
        var exception = await _mocks.FailAsync(() => new Bolt("b", new BoltArgs { Sizes = [1] }));

        Assert.IsType<RunException>(exception);
        Assert.Contains(
            $"ArgumentNullException: [Input] {BoltArgsName}.Thread is required but was not given a value",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingRequiredInput_IsNotFoundByTheConstructor()
    {
        var constructed = false;

        await _mocks.FailAsync(() =>
        {
            _ = new Bolt("b", new BoltArgs());
            constructed = true;
        });

        Assert.True(constructed);
        Assert.Empty(_mocks.Resources);
    }

    [Fact]
    public async Task AMissingRequiredList_IsNamedByItsField()
    {
        var exception = await _mocks.FailAsync(() => new Bolt("b", new BoltArgs { Thread = "M4" }));

        Assert.Contains(
            $"[Input] {BoltArgsName}._sizes is required but was not given a value",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequiredListThatIsOnlyTouchedInBraces_IsMissing()
    {
        var exception = await _mocks.FailAsync(() => new Bolt("b", new BoltArgs { Thread = "M4", Sizes = { } }));

        Assert.Contains("_sizes is required", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequiredListThatIsEmpty_IsGiven()
    {
        await _mocks.UpdateAsync(() => new Bolt("b", new BoltArgs { Thread = "M4", Sizes = Array.Empty<int>() }));

        Assert.True(_mocks.Inputs("b").ContainsKey("sizes"));
    }

    [Fact]
    public async Task AMissingRequiredInputWithin_NamesTheProperty()
    {
        var exception = await _mocks.FailAsync(() => new Widget("w", new WidgetArgs { Parts = { new PartArgs { Weight = 1 } } }));

        Assert.Contains(
            "InvalidOperationException: error serializing property \"parts\": "
            + $"[Input] {PartArgsName}.Label is required but was not given a value",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingRequiredInput_FailsAPreviewToo() =>
        Assert.Contains(
            "Thread is required",
            (await _mocks.FailAsync(() => new Bolt("b", new BoltArgs { Sizes = [1] }), preview: true)).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task ATaskAmongTheInputs_Fails()
    {
        var exception = await _mocks.FailAsync(() => new Widget("w", new WidgetArgs { Anything = Task.FromResult(1) }));

        Assert.Contains("Tasks are not allowed inside ResourceArgs", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInputOfAnUnsupportedType_Fails()
    {
        var exception = await _mocks.FailAsync(() => new Widget("w", new WidgetArgs { Anything = 1L }));

        Assert.Contains("System.Int64 is not a supported argument type", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMapWithOtherKeys_Fails()
    {
        var args = new WidgetArgs { Anything = new Dictionary<int, string> { [1] = "a" } };

        var exception = await _mocks.FailAsync(() => new Widget("w", args));

        Assert.Contains("Dictionaries are only supported with string keys", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExceptionInTheProgram_FailsTheRun()
    {
        var exception = await _mocks.FailAsync(() => throw new InvalidOperationException("broken program"));

        Assert.IsType<RunException>(exception);
        Assert.Null(exception.InnerException);
        Assert.StartsWith("Running program '", exception.Message, StringComparison.Ordinal);
        Assert.Contains("' failed with an unhandled exception:\n", exception.Message, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: broken program", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExceptionInApply_FailsTheRun()
    {
        var exception = await _mocks.FailAsync(() => new Widget("w").Id.Apply(id => new Uri(id)));

        Assert.Contains("System.UriFormatException", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExceptionInTheMock_FailsTheRun()
    {
        var mocks = new Mocks { State = _ => throw new FormatException("broken mock") };

        var exception = await mocks.FailAsync(() => new Widget("w"));

        Assert.Contains("System.FormatException: broken mock", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunException_IsShownAsItsMessage()
    {
        var exception = await _mocks.FailAsync(() => throw new RunException("set the domain"));

        Assert.IsType<RunException>(exception);
        Assert.Equal("set the domain", exception.Message);
    }

    [Fact]
    public async Task AResourceException_ThatHidesItsStack_IsShownAsItsMessage()
    {
        var hidden = await _mocks.FailAsync(() => throw new ResourceException("too many zones", resource: null, hideStack: true));
        var shown = await _mocks.FailAsync(() => throw new ResourceException("too many zones", resource: null));

        Assert.Equal("too many zones", hidden.Message);
        Assert.StartsWith("Pulumi.ResourceException: too many zones", shown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALoggedError_FailsTheRunAtItsEnd()
    {
        var exception = await _mocks.FailAsync(() =>
        {
            Log.Error("no such region");
            _ = new Widget("w");
        });

        Assert.IsType<RunException>(exception);
        Assert.Equal("no such region", exception.Message);
        Assert.Single(_mocks.Resources);
    }

    [Fact]
    public async Task TwoLoggedErrors_AreBothReported()
    {
        var exception = await _mocks.FailAsync(() =>
        {
            Log.Error("first");
            Log.Error("second");
        });

        var both = Assert.IsType<AggregateException>(exception);
        Assert.Equal(["first", "second"], both.InnerExceptions.Select(inner => Assert.IsType<RunException>(inner).Message).Order());
    }

    [Fact]
    public async Task OtherLogMessages_AreNoFailure() =>
        await _mocks.UpdateAsync(() =>
        {
            Log.Debug("a");
            Log.Info("b");
            Log.Warn("c");
        });

    [Fact]
    public async Task AFailingRun_SetsTheExitCode()
    {
        var before = Environment.ExitCode;
        try
        {
            await Assert.ThrowsAsync<RunException>(
                () => Deployment.TestAsync(_mocks, new TestOptions(), new Action(() => throw new RunException("failed"))));
            Assert.Equal(32, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = before;
        }
    }

    [Fact]
    public async Task ARunWithinARun_Fails()
    {
        Exception? inner = null;

        await Deployment.TestAsync(_mocks, new TestOptions(), async () =>
        {
            inner = await Record.ExceptionAsync(() => Deployment.TestAsync(new Mocks(), new TestOptions(), () => { }));
        });

        Assert.IsType<InvalidOperationException>(inner);
    }

    [Fact]
    public void AResource_OutsideARun_Throws()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new Widget("w"));

        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", exception.Message);
    }

    [Fact]
    public void ALogMessage_OutsideARun_Throws() => Assert.Throws<InvalidOperationException>(() => Log.Info("x"));

    [Fact]
    public async Task AResourceWithoutAName_IsRefused() =>
        Assert.Contains(
            "'name' cannot be null or empty.",
            (await _mocks.FailAsync(() => new Widget(""))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task AnOutputOfAnUnsupportedType_IsRefused()
    {
        var exception = await _mocks.FailAsync(() => new Odd("o"));

        Assert.Contains("contains invalid type System.Int64", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOutputPropertyThatIsNoOutput_IsRefused()
    {
        var exception = await _mocks.FailAsync(() => new Plain("p"));

        Assert.Contains("Output(s) 'label' have incorrect type.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunAfterAFailedOne_StartsAfresh()
    {
        await _mocks.FailAsync(() => throw new RunException("failed"));

        var resources = await _mocks.UpdateAsync(() => new Widget("w"));

        Assert.Single(resources);
    }

    [Fact]
    public async Task AnOutputOfAResourceThatFailed_Throws()
    {
        Widget? widget = null;

        await new Mocks { State = _ => throw new FormatException("broken mock") }.FailAsync(() => widget = new Widget("w"));

        await Assert.ThrowsAsync<FormatException>(() => OutputUtilities.GetValueAsync(widget!.Label));
    }

    private sealed class Odd(string name) : CustomResource("test:index:Odd", name, null, null)
    {
        [Output("size")]
        public Output<long> Size { get; private set; } = null!;
    }

    private sealed class Plain(string name) : CustomResource("test:index:Plain", name, null, null)
    {
        [Output("label")]
        public string Label { get; private set; } = null!;
    }
}
