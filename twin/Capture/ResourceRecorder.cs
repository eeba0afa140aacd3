using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CrossCloudDns.Twin.Capture;

/// <summary>Stands in for every provider: remembers what is registered and answers with ids and computed outputs.</summary>
internal sealed class ResourceRecorder(InputJson json, string defaultRegion) : IMocks
{
    private readonly ConcurrentDictionary<(string Type, string Name), (Resource Resource, ResourceOptions Options)> _observed = new();
    private readonly ConcurrentDictionary<(string Type, string Name), Registration> _registrations = new();

    /// <summary>Remembers the options of a resource, which no mock is told.</summary>
    public ResourceTransformationResult? Observe(ResourceTransformationArgs args)
    {
        var key = (args.Resource.GetResourceType(), args.Resource.GetResourceName());
        if (!_observed.TryAdd(key, (args.Resource, args.Options)))
        {
            throw new TwinException(
                DiagnosticId.DuplicateResource,
                $"The program declares '{key.Item2}' of type '{key.Item1}' twice. Names are unique within a type. Rename one of the two.");
        }

        return null;
    }

    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var key = (args.Type ?? "", args.Name ?? "");
        var (resource, options) = _observed[key];
        // Both an import and a read name an existing resource; an import is declared, a read is not.
        var existing = args.Id is { Length: > 0 } given ? given : null;
        var read = existing is not null && (options as CustomResourceOptions)?.ImportId != existing;
        var id = existing ?? ResourceId.Create(key.Item1, key.Item2);
        var computed = ComputedOutputs.Create(key.Item1, id, resource.GetType(), args.Inputs);
        var state = args.Inputs.SetItems(computed);
        _registrations[key] = new Registration(id, read, args.Provider ?? "", json.Convert(args.Inputs), json.Convert(state));
        return Task.FromResult<(string?, object)>((id, state));
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ProviderFunctions.Call(args, defaultRegion));

    /// <summary>All resources that were registered, ordered by URN. Called when the run is over.</summary>
    public async Task<ImmutableArray<DeclaredResource>> ResourcesAsync()
    {
        var resources = new List<DeclaredResource>();
        foreach (var (key, registration) in _registrations)
        {
            var (resource, options) = _observed[key];
            resources.Add(new DeclaredResource
            {
                Type = key.Type,
                Name = key.Name,
                Urn = await UrnAsync(resource),
                Id = registration.Id,
                Inputs = registration.Inputs,
                Outputs = registration.Outputs,
                Provider = registration.Provider,
                DependsOn = await UrnsAsync(options.DependsOn),
                IgnoreChanges = [.. options.IgnoreChanges],
                ReplaceOnChanges = [.. options.ReplaceOnChanges],
                DeleteBeforeReplace = (options as CustomResourceOptions)?.DeleteBeforeReplace ?? false,
                Protect = options.Protect ?? false,
                Parent = options.Parent is { } parent ? await UrnAsync(parent) : null,
                Read = registration.Read,
            });
        }

        return [.. resources.OrderBy(resource => resource.Urn, StringComparer.Ordinal)];
    }

    private static Task<string> UrnAsync(Resource resource) => OutputUtilities.GetValueAsync(resource.Urn);

    private static async Task<ImmutableArray<string>> UrnsAsync(InputList<Resource> resources)
    {
        var urns = new List<string>();
        foreach (var resource in await OutputUtilities.GetValueAsync(resources.ToOutput()))
        {
            urns.Add(await UrnAsync(resource));
        }

        return [.. urns.Order(StringComparer.Ordinal)];
    }

    private sealed record Registration(
        string Id, bool Read, string Provider, JsonElement Inputs, JsonElement Outputs);
}
