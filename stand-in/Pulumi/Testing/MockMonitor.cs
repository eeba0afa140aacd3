using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>Stands where the engine would be: hands every request to the mocks.</summary>
internal sealed class MockMonitor(IMocks mocks, Deployment deployment)
{
    private readonly Lock _lock = new();
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, ResourceState> _states = new(StringComparer.Ordinal);

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_lock)
            {
                return [.. _resources];
            }
        }
    }

    /// <exception cref="InvalidOperationException">No such resource has been registered.</exception>
    public ResourceState Find(string urn)
    {
        lock (_lock)
        {
            return _states.GetValueOrDefault(urn) ?? throw new InvalidOperationException($"Unknown resource {urn}");
        }
    }

    public async Task<ResourceState> RegisterAsync(PreparedResource resource)
    {
        Add(resource.Resource);
        return resource.Resource.GetResourceType() == Stack.RootType
            ? new(NewUrn(resource), "", ImmutableDictionary<string, object?>.Empty)
            : await AskAsync(resource, resource.ImportId).ConfigureAwait(false);
    }

    public async Task<ResourceState> ReadAsync(PreparedResource resource, string id)
    {
        var state = await AskAsync(resource, id).ConfigureAwait(false);
        Add(resource.Resource);
        return state with { Id = id };
    }

    public async Task<ImmutableDictionary<string, object?>> CallAsync(
        string token, ImmutableDictionary<string, object?> arguments, string provider)
    {
        var call = new MockCallArgs { Token = token, Args = WireReader.ReadKnown(arguments), Provider = provider };
        return await SerializeAsync(await mocks.CallAsync(call).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, object?> outputs)
        => mocks.RegisterResourceOutputs(new(
            urn,
            outputs.ToImmutableDictionary(
                output => output.Key,
                output => new Output<object?>(Task.FromResult(WireReader.Read(output.Value))))));

    private static async Task<ImmutableDictionary<string, object?>> SerializeAsync(object state)
    {
        var entries = state is IDictionary<string, object?> dictionary ? dictionary.ToImmutableDictionary() : state;
        return await new WireSerializer().SerializeAsync("", entries).ConfigureAwait(false) as ImmutableDictionary<string, object?>
            ?? throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type");
    }

    private async Task<ResourceState> AskAsync(PreparedResource resource, string id)
    {
        var (newId, state) = await mocks.NewResourceAsync(new()
        {
            Type = resource.Resource.GetResourceType(),
            Name = resource.Resource.GetResourceName(),
            Inputs = WireReader.ReadKnown(resource.Properties),
            Provider = resource.Provider,
            Id = id,
        }).ConfigureAwait(false);

        var answer = new ResourceState(NewUrn(resource), newId ?? id, await SerializeAsync(state).ConfigureAwait(false));
        lock (_lock)
        {
            _states[answer.Urn] = answer;
        }

        return answer;
    }

    private void Add(Resource resource)
    {
        lock (_lock)
        {
            _resources.Add(resource);
        }
    }

    /// <summary>Of the ancestors only the first one's type is kept.</summary>
    private string NewUrn(PreparedResource resource)
    {
        var root = resource.ParentUrn.Length == 0 ? "" : resource.ParentUrn.Split("::")[2].Split('$')[0] + "$";
        var (type, name) = (resource.Resource.GetResourceType(), resource.Resource.GetResourceName());
        return $"urn:pulumi:{deployment.StackName}::{deployment.ProjectName}::{root}{type}::{name}";
    }
}
