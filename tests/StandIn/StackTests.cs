using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>The root of a run, and what a run knows of itself.</summary>
[Collection("Pulumi")]
public sealed class StackTests
{
    private readonly Mocks _mocks = new();

    [Fact]
    public async Task TestAsync_OfAStack_IncludesTheStack()
    {
        var resources = await Deployment.TestAsync<SampleStack>(_mocks);

        Assert.Equal(["project-stack", "w"], resources.Select(resource => resource.GetResourceName()));
        Assert.IsType<SampleStack>(resources[0]);
    }

    [Fact]
    public async Task TestAsync_OfAFunction_LeavesTheStackOut()
    {
        var resources = await Deployment.TestAsync(_mocks, new TestOptions(), () => { _ = new Widget("w"); });

        Assert.Equal(["w"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task TestAsync_OfAFunctionWithOutputs_ReturnsThem()
    {
        var (resources, outputs) = await Deployment.TestAsync(_mocks, new TestOptions { IsPreview = false }, () =>
            new Dictionary<string, object?> { ["id"] = new Widget("w").Id });

        Assert.Single(resources);
        Assert.Equal("w-id", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs["id"])));
    }

    [Fact]
    public async Task TestAsync_OfAnAsynchronousFunction_WaitsForIt()
    {
        var (resources, outputs) = await Deployment.TestAsync(_mocks, new TestOptions(), async () =>
        {
            await Task.Run(() => { }).ConfigureAwait(false);
            _ = new Widget("w");
            return (IDictionary<string, object?>)new Dictionary<string, object?> { ["done"] = true };
        });

        Assert.Single(resources);
        Assert.Equal(true, outputs["done"]);
    }

    [Fact]
    public async Task TestAsync_WaitsForWhatApplyCreates()
    {
        var resources = await _mocks.UpdateAsync(() => new Widget("first").Id.Apply(id => new Widget($"after-{id}")));

        Assert.Equal(["first", "after-first-id"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task TestWithServiceProviderAsync_TakesTheStackFromThere()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<SampleStack>(_mocks, new Services(() => new SampleStack()));

        Assert.Contains(resources, resource => resource is SampleStack);
    }

    [Fact]
    public async Task TestWithServiceProviderAsync_WithoutTheStack_Fails()
    {
        var exception = await Mocks.FailAsync(() => Deployment.TestWithServiceProviderAsync<SampleStack>(_mocks, new Services(() => null)));

        Assert.Contains("Failed to resolve instance of type", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_IsNoNewResourceForTheMock()
    {
        await Deployment.TestAsync<SampleStack>(_mocks);

        Assert.Equal(["w"], _mocks.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task Stack_OutputsThatFail_FailTheRun()
    {
        var exception = await Mocks.FailAsync(() => Deployment.TestAsync<FailingStack>(_mocks));

        Assert.Contains("no such id", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_RegistersItsOutputs()
    {
        await Deployment.TestAsync<SampleStack>(_mocks);

        var registered = Assert.Single(_mocks.Registered);
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", registered.Urn);
        Assert.Equal("w-id", await OutputUtilities.GetValueAsync(registered.Outputs["widgetId"]));
    }

    [Fact]
    public async Task Stack_WithAnOutputThatIsNotAssigned_Fails()
    {
        var exception = await Mocks.FailAsync(() => Deployment.TestAsync<ForgetfulStack>(_mocks));

        Assert.StartsWith("Output(s) 'Forgotten' have no value assigned.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_WithoutOptions_HasTheDefaults()
    {
        (string, string, string, bool)? seen = null;

        await Deployment.TestAsync(_mocks, new TestOptions(), () =>
        {
            var instance = Deployment.Instance;
            seen = (instance.OrganizationName, instance.ProjectName, instance.StackName, instance.IsDryRun);
        });

        Assert.Equal(("organization", "project", "stack", true), seen);
    }

    [Fact]
    public async Task Instance_HasWhatTheOptionsSay()
    {
        var options = new TestOptions
        {
            OrganizationName = "o",
            ProjectName = "p",
            StackName = "s",
            IsPreview = false,
            RootDirectory = "/r",
        };
        (string, string, string, bool, string)? seen = null;

        await Deployment.TestAsync(_mocks, options, () =>
        {
            var instance = Deployment.Instance;
            seen = (instance.OrganizationName, instance.ProjectName, instance.StackName, instance.IsDryRun, instance.RootDirectory);
        });

        Assert.Equal(("o", "p", "s", false, "/r"), seen);
    }

    [Fact]
    public async Task RootDirectory_ThatIsNotSet_Throws() =>
        await _mocks.UpdateAsync(() => Assert.Throws<InvalidOperationException>(() => Deployment.Instance.RootDirectory));

    [Fact]
    public async Task Instance_AfterTheRun_IsGone()
    {
        await _mocks.UpdateAsync(() => { });

        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task RunAsync_WithoutAnEngine_DoesNotRunTheProgram()
    {
        var (exitCode, error) = (Environment.ExitCode, Console.Error);
        var ran = false;
        Console.SetError(TextWriter.Null);
        try
        {
            var outcome = 0;
            var exception = await Record.ExceptionAsync(async () => outcome = await Deployment.RunAsync(() => { ran = true; }));
            Assert.True(exception is not null || outcome != 0);
        }
        finally
        {
            Console.SetError(error);
            Environment.ExitCode = exitCode;
        }

        Assert.False(ran);
    }

    private sealed class SampleStack : Stack
    {
        public SampleStack() => WidgetId = new Widget("w").Id;

        [Output("widgetId")]
        public Output<string> WidgetId { get; }
    }

    private sealed class FailingStack : Stack
    {
        public FailingStack() => WidgetId = Output.Create(Task.FromException<string>(new FormatException("no such id")));

        [Output]
        public Output<string> WidgetId { get; }
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output]
        public Output<string>? Forgotten { get; set; }
    }

    private sealed class Services(Func<SampleStack?> create) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(SampleStack) ? create() : null;
    }
}
