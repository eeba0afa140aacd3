namespace Pulumi.Serialization;

/// <summary>The outputs of a resource that wait for its state.</summary>
internal sealed class ResourceCompletion
{
    private readonly Resource _resource;
    private readonly Dictionary<string, OutputSource> _sources = new(StringComparer.Ordinal);

    private ResourceCompletion(Resource resource) => _resource = resource;

    public static ResourceCompletion Begin(Resource resource, bool fillComponent)
    {
        var completion = new ResourceCompletion(resource);
        foreach (var member in OutputMember.Of(resource.GetType(), fillComponent))
        {
            completion._sources.Add(member.WireName, member.Begin(resource));
        }

        return completion;
    }

    public void Fill(ResourceState state)
    {
        _sources["urn"].Set(OutputData<object?>.Known(state.Urn));
        if (_resource is CustomResource)
        {
            _sources["id"].Set(OutputData<object?>.Known(state.Id) with { IsKnown = state.Id.Length > 0 });
        }

        var converter = new ValueConverter(warning => Log.Warn(warning, _resource));
        foreach (var (name, source) in _sources)
        {
            if (name is not ("urn" or "id") && state.Properties.TryGetValue(name, out var wire))
            {
                var data = WireReader.Read(wire);
                var value = converter.Convert($"{_resource.GetType().FullName}.{name}", data.Value, source.ValueType);
                source.Set(data.WithValue(value));
            }
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var source in _sources.Values)
        {
            source.TrySetException(exception);
        }
    }

    /// <summary>Settles what the state left out.</summary>
    public void FillRest(bool isKnown)
    {
        foreach (var source in _sources.Values)
        {
            source.TrySetDefault(isKnown);
        }
    }
}
