using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Everything to be settled before a resource can be asked for.</summary>
internal sealed class ResourceRequest(Resource resource, ResourceOptions options)
{
    public async Task<PreparedResource> PrepareAsync(ResourceArgs args)
    {
        var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
        await Dependencies.WaitAsync(options.DeletedWith is { } deletedWith ? [deletedWith] : []).ConfigureAwait(false);
        await options.ReplaceWith.ToOutput().DataTask.ConfigureAwait(false);

        var explicitDependencies = await options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        var arguments = args.ToDictionary().Where(argument => argument.Key is not ("id" or "urn"));
        var wire = await PropertySerializer.SerializeAsync($"resource:{name}[{type}]", arguments).ConfigureAwait(false);
        var parentUrn = await GetParentUrnAsync(type).ConfigureAwait(false);
        var provider = options is CustomResourceOptions ? options.Provider : null;
        var reference = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false);

        await Dependencies.WaitAsync(explicitDependencies).ConfigureAwait(false);
        await Dependencies.WaitAsync(wire.Dependencies).ConfigureAwait(false);
        foreach (var alias in options.Aliases)
        {
            await alias.ToOutput().DataTask.ConfigureAwait(false);
        }

        return new(resource, wire.Properties, parentUrn, reference, (options as CustomResourceOptions)?.ImportId ?? "");
    }

    private async Task<string> GetParentUrnAsync(string type)
    {
        var parent = options.Parent ?? (type == Stack.RootType ? null : Deployment.Running.Stack);
        return parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
    }
}
