using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Exit code of a process that has already said what went wrong.</summary>
    private const int FailureReported = 32;

    /// <summary>Runs a stack under mocks.</summary>
    /// <returns>Every resource, the stack among them.</returns>
    /// <exception cref="RunException">Something went wrong.</exception>
    /// <exception cref="AggregateException">Several things went wrong.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
        => TestAsync(mocks, options, () => Task.FromResult<Stack>(
            (TStack)Activator.CreateInstance(
                typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!));

    /// <summary>Runs a stack that a service provider makes under mocks.</summary>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
        => TestAsync(mocks, options, () => Task.FromResult<Stack>(
            (serviceProvider ?? throw new ArgumentNullException(nameof(serviceProvider))).GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException($"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                + "Register the type with the service provider before calling RunAsync.")));

    /// <summary>Runs a function under mocks.</summary>
    /// <returns>Every resource but the root, and what the function returned.</returns>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var resources = await TestAsync(testMocks, testOptions, async () =>
        {
            var stack = new TestStack();
            outputs = await createResources().ConfigureAwait(false);
            return stack;
        }).ConfigureAwait(false);
        return (resources.RemoveAll(resource => resource is TestStack), outputs);
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
        => TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <summary>Runs a function under mocks.</summary>
    /// <returns>Every resource but the root.</returns>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        }).ConfigureAwait(false);
        return resources;
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task})"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        }).ConfigureAwait(false);
        return resources;
    }

    private static async Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions? options, Func<Task<Stack>> createStack)
    {
        if (Ambient.Value is not null)
        {
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        var deployment = new Deployment(mocks, options);
        Ambient.Value = new(deployment);
        await deployment.RunToEndAsync(createStack).ConfigureAwait(false);
        return deployment._errors switch
        {
            [] => deployment._monitor.Resources,
            [var error] => throw new RunException(error),
            var errors => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }

    private async Task RunToEndAsync(Func<Task<Stack>> createStack)
    {
        ImmutableArray<Exception> failures;
        try
        {
            var stack = await createStack().ConfigureAwait(false);
            stack.RegisterPropertyOutputs();
            failures = await _inFlight.WaitAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failures = [exception];
        }

        if (!failures.IsEmpty)
        {
            Environment.ExitCode = FailureReported;
        }

        foreach (var failure in failures)
        {
            AddError(Describe(failure));
        }
    }

    private static string Describe(Exception failure)
        => failure switch
        {
            RunException => failure.Message,
            ResourceException resource => resource.HideStack ? resource.Message : resource.ToString(),
            _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
        };
}
