using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>The resources of a stack by type, and by the strings with which others refer to them.</summary>
/// <remarks>A reference is an id, an ARN, a zone id or a URN; to an Azure parent also its name within its resource group.</remarks>
internal sealed class ResourceIndex
{
    public const string SiteTag = "cross-cloud-dns:site";

    private readonly ILookup<string, DeclaredResource> _byType;
    private readonly ILookup<string, DeclaredResource> _byReference;
    private readonly string? _defaultRegion;
    private readonly ImmutableArray<NotUnderstood>.Builder _notUnderstood = ImmutableArray.CreateBuilder<NotUnderstood>();

    public ResourceIndex(CapturedStack stack)
    {
        ImmutableArray<DeclaredResource> resources =
        [
            .. stack.Resources.Select(resource => resource with { Type = TypeToken.Normalize(resource.Type) }),
        ];
        All = resources;
        _byType = resources.ToLookup(resource => resource.Type, StringComparer.Ordinal);
        _byReference = (
            from resource in resources
            from reference in References(resource).Distinct(StringComparer.OrdinalIgnoreCase)
            select (reference, resource)).ToLookup(entry => entry.reference, entry => entry.resource, StringComparer.OrdinalIgnoreCase);
        _defaultRegion = stack.Config.GetValueOrDefault("aws:region");
    }

    /// <summary>All resources, their tokens those of <see cref="AwsTypes"/> and <see cref="AzureTypes"/> where they can be.</summary>
    public ImmutableArray<DeclaredResource> All { get; }

    public ImmutableArray<NotUnderstood> NotUnderstood => _notUnderstood.ToImmutable();

    public IEnumerable<DeclaredResource> OfType(string type) => _byType[type];

    /// <summary>
    /// The resource of one of these types that a reference means; <see langword="null"/> for none, or one outside the stack.
    /// </summary>
    public DeclaredResource? Find(string? reference, params ReadOnlySpan<string> types)
    {
        if (string.IsNullOrEmpty(reference))
            return null;
        foreach (var resource in _byReference[reference])
        {
            if (types.Contains(resource.Type))
                return resource;
        }

        return null;
    }

    /// <summary>The Azure resource of a type that a child names as its parent.</summary>
    /// <param name="nameProperty">For example <c>dnsResolverName</c>.</param>
    public DeclaredResource? Parent(DeclaredResource child, string type, string nameProperty)
    {
        var candidates = OfType(type).ToList();
        if (child.Text(nameProperty) is { } name)
        {
            var named = candidates.Where(candidate =>
                string.Equals(NameOf(candidate, nameProperty), name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(candidate.Text(nameProperty), name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named.Count == 1)
                return named[0];
            if (named.Count > 1)
                return named.FirstOrDefault(candidate => SameGroup(candidate, child)) ?? named[0];
        }

        // In state the id says it: .../dnsResolvers/{name}/inboundEndpoints/{name}.
        return candidates.FirstOrDefault(candidate => child.Id.StartsWith(candidate.Id + "/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Region of an AWS resource: its own, its provider's, or the stack's.</summary>
    public string RegionOf(DeclaredResource resource)
    {
        if (resource.Text("region") is { Length: > 0 } own)
            return own;
        var providerUrn = resource.Provider.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var at
            ? resource.Provider[..at]
            : resource.Provider;
        return Find(providerUrn, "pulumi:providers:aws")?.Text("region")
            ?? RegionInArn(resource.Text("arn"))
            ?? _defaultRegion
            ?? "us-east-1";
    }

    public void Report(DeclaredResource resource, string why) => _notUnderstood.Add(new NotUnderstood(resource.Type, resource.Urn, why));

    private static IEnumerable<string> References(DeclaredResource resource)
    {
        yield return resource.Urn;
        if (resource.Id.Length > 0)
            yield return resource.Id;
        if (resource.Text("arn") is { Length: > 0 } arn)
            yield return arn;

        // Elsewhere a zone id is somebody else's.
        if (resource.Type == AwsTypes.Zone && resource.Text("zoneId") is { Length: > 0 } zoneId)
            yield return zoneId;
    }

    private static string? NameOf(DeclaredResource resource, string nameProperty) =>
        resource.Outputs.Text("name") ?? resource.Text(nameProperty) ?? resource.Id[(resource.Id.LastIndexOf('/') + 1)..];

    private static bool SameGroup(DeclaredResource a, DeclaredResource b) =>
        string.Equals(a.Text("resourceGroupName"), b.Text("resourceGroupName"), StringComparison.OrdinalIgnoreCase);

    private static string? RegionInArn(string? arn) =>
        arn?.Split(':') is { Length: > 5 } parts && parts[3].Contains('-', StringComparison.Ordinal) ? parts[3] : null;
}
