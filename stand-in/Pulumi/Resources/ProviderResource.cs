namespace Pulumi;

/// <summary>A configured instance of a provider.</summary>
public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
        => Package = package;

    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(package, name, args, options)
    {
    }

    internal string Package { get; }

    /// <summary>How a request names this provider: its URN and its id.</summary>
    internal async Task<string> GetReferenceAsync()
    {
        var urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var id = await Id.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        return $"{urn}::{(id.Length == 0 ? Serialization.Unknown.Text : id)}";
    }
}
