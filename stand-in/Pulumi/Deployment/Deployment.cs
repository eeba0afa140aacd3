using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs a program. This one runs it under mocks only: it cannot deploy.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Ambient = new();

    private readonly InFlightTasks _inFlight = new();
    private readonly Lock _errorsLock = new();
    private readonly List<string> _errors = [];
    private readonly MockMonitor _monitor;
    private readonly TestOptions _options;
    private Stack? _stack;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        _options = options ?? new();
        _monitor = new(mocks, this);
        Config = StackConfig.FromEnvironment();
    }

    /// <summary>The run that the calling code is part of.</summary>
    /// <exception cref="InvalidOperationException">The calling code is not part of a run.</exception>
    public static DeploymentInstance Instance
        => Ambient.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Deployment? Current => Ambient.Value?.Deployment;

    internal static Deployment Running => Instance.Deployment;

    internal StackConfig Config { get; }

    internal string OrganizationName => _options.OrganizationName ?? "organization";

    internal string ProjectName => _options.ProjectName ?? "project";

    internal string StackName => _options.StackName ?? "stack";

    internal bool IsDryRun => _options.IsPreview ?? true;

    internal string RootDirectory
        => _options.RootDirectory ?? throw new InvalidOperationException(
            "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    internal Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    /// <summary>Lets the run end only after the task, and fail with it.</summary>
    internal void Track(Task task) => _inFlight.Add(task);

    internal void AddError(string message)
    {
        lock (_errorsLock)
        {
            _errors.Add(message);
        }
    }

    internal void Register(Resource resource, ResourceArgs args, ResourceOptions options, ResourceCompletion completion)
        => Track(CompleteAsync(resource, args, options, completion));

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
        => Track(RegisterOutputsAsync(resource, outputs));

    private async Task CompleteAsync(Resource resource, ResourceArgs args, ResourceOptions options, ResourceCompletion completion)
    {
        try
        {
            completion.Fill(await ReadOrRegisterAsync(resource, args, options).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            completion.Fail(exception);
            throw;
        }

        completion.FillRest(isKnown: !IsDryRun);
    }

    private async Task<ResourceState> ReadOrRegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is { } urn)
        {
            return _monitor.Find(urn);
        }

        var request = new ResourceRequest(resource, options);
        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        if (string.IsNullOrEmpty(id))
        {
            return await _monitor.RegisterAsync(await request.PrepareAsync(args).ConfigureAwait(false)).ConfigureAwait(false);
        }

        if (resource is not CustomResource)
        {
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
        }

        return await _monitor.ReadAsync(await request.PrepareAsync(args).ConfigureAwait(false), id).ConfigureAwait(false);
    }

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var values = await outputs.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var wire = await PropertySerializer.SerializeAsync("monitor.registerResourceOutputs(...)", values).ConfigureAwait(false);
        await _monitor.RegisterOutputsAsync(urn, wire.Properties).ConfigureAwait(false);
    }
}
