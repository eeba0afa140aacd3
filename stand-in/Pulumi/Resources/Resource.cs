using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Anything that the engine keeps track of.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options, bool remote)
    {
        ThrowIfEmpty(type, nameof(type));
        ThrowIfEmpty(name, nameof(name));
        (_type, _name) = (type, name);

        var completion = ResourceCompletion.Begin(this, fillComponent: remote || options.Urn is not null);
        var isRoot = type == Stack.RootType;
        var ancestor = isRoot ? null : options.Parent ?? (options.Urn is null ? Deployment.Running.Stack : null);

        _transformations = [.. options.ResourceTransformations, .. ancestor?._transformations ?? []];
        (args, options) = Transform(args, options);
        options = options.Clone();

        if (options is ComponentResourceOptions { Provider: not null, Providers.Count: > 0 })
        {
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        if (options.Parent is { } parent)
        {
            lock (parent.Children)
            {
                parent.Children.Add(this);
            }

            options.Protect ??= parent._protect;
            _providers = parent._providers;
        }

        _providers = ChooseProviders(options);
        _protect = options.Protect;
        foreach (var alias in options.Aliases)
        {
            _ = alias.ToOutput().Apply(value => value.ToUrn(name, type, options.Parent));
        }

        Deployment.Running.Register(this, args, options, completion);
    }

    /// <summary>For stand-ins of resources that are never registered.</summary>
    private protected Resource(string type, string name) => (_type, _name) = (type, name);

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal HashSet<Resource> Children { get; } = [];

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The provider that a child or a call of this type inherits from here.</summary>
    internal ProviderResource? GetProvider(string token)
        => token.Split(':') is [var package, _, _] ? _providers.GetValueOrDefault(package) : null;

    private static void ThrowIfEmpty(string value, string parameter)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException($"'{parameter}' cannot be null or empty.", parameter);
        }
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is { } result)
            {
                if (result.Options.Parent != options.Parent)
                {
                    throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
                }

                (args, options) = (result.Args, result.Options);
            }
        }

        return (args, options);
    }

    private ImmutableDictionary<string, ProviderResource> ChooseProviders(ResourceOptions options)
    {
        if (options is not ComponentResourceOptions component)
        {
            if (options.Provider is null)
            {
                options.Provider = options.Parent?.GetProvider(_type);
                return _providers;
            }

            return _type.Split(':') is [var package, _, _] ? _providers.SetItem(package, options.Provider) : _providers;
        }

        IEnumerable<ProviderResource> given = component.Provider is { } single ? [single] : component.Providers;
        return _providers.SetItems(given.Select(provider => KeyValuePair.Create(provider.Package, provider)));
    }
}
