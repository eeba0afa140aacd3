using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>Records what the mocks are asked, and echoes the inputs as the state unless told otherwise.</summary>
internal sealed class Mocks : IMocks
{
    public List<MockResourceArgs> Resources { get; } = [];

    public List<MockCallArgs> Calls { get; } = [];

    public List<MockRegisterResourceOutputsRequest> Registered { get; } = [];

    public Func<MockResourceArgs, string?> Id { get; init; } = resource => $"{resource.Name}-id";

    public Func<MockResourceArgs, object> State { get; init; } = resource => resource.Inputs;

    public Func<MockCallArgs, object> Result { get; init; } = call => call.Args;

    /// <summary>What a request waits for before it is answered.</summary>
    public Func<MockResourceArgs, Task> Before { get; init; } = _ => Task.CompletedTask;

    public MockResourceArgs Resource(string name)
    {
        lock (Resources)
        {
            return Assert.Single(Resources, resource => resource.Name == name);
        }
    }

    public ImmutableDictionary<string, object> Inputs(string name) => Resource(name).Inputs;

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        await Before(args);
        lock (Resources)
        {
            Resources.Add(args);
        }

        return (Id(args), State(args));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Calls.Add(args);
        return Task.FromResult(Result(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (Registered)
        {
            Registered.Add(args);
        }

        return Task.CompletedTask;
    }

    /// <summary>Runs a program as an update does.</summary>
    public Task<ImmutableArray<Resource>> UpdateAsync(Action program) => RunAsync(program, preview: false);

    /// <summary>Runs a program as a preview does.</summary>
    public Task<ImmutableArray<Resource>> PreviewAsync(Action program) => RunAsync(program, preview: true);

    /// <summary>Runs a program that is expected to fail, and returns how.</summary>
    public Task<Exception> FailAsync(Action program, bool preview = false) => FailAsync(() => RunAsync(program, preview));

    /// <summary>Expects a run to fail, and returns how.</summary>
    public static async Task<Exception> FailAsync(Func<Task> run)
    {
        var exitCode = Environment.ExitCode;
        try
        {
            return await Assert.ThrowsAnyAsync<Exception>(run);
        }
        finally
        {
            // A failing run marks the whole process.
            Environment.ExitCode = exitCode;
        }
    }

    private Task<ImmutableArray<Resource>> RunAsync(Action program, bool preview)
        => Deployment.TestAsync(this, new TestOptions { IsPreview = preview }, program);
}
