using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks.Declared;
using CrossCloudDns.Twin.Model;
using TypeToken = CrossCloudDns.Twin.Model.Reading.TypeToken;

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>A captured stack as rules look at it: by type, by reference, and in the words that were declared, right or wrong.</summary>
/// <remarks>The typed model keeps only what makes sense. Rules are about what does not, so they read the declarations.</remarks>
internal sealed class DeclaredStack
{
    private readonly ILookup<string, DeclaredResource> byType;
    private readonly ILookup<(string Type, string Reference), DeclaredResource> byReference;
    private readonly Lazy<AwsNetworks> awsNetworks;
    private readonly Lazy<AwsResolvers> awsResolvers;
    private readonly Lazy<HostedZones> hostedZones;
    private readonly Lazy<AzureNetworks> azureNetworks;
    private readonly Lazy<AzureResolvers> azureResolvers;
    private readonly Lazy<StackModel> model;

    public DeclaredStack(CapturedStack captured)
    {
        Captured = captured;
        byType = captured.Resources.ToLookup(resource => TypeToken.Normalize(resource.Type), StringComparer.Ordinal);
        byReference = (
            from resource in captured.Resources
            from reference in References(resource)
            select (Key: (TypeToken.Normalize(resource.Type), Fold(reference)), resource))
            .Distinct()
            .ToLookup(pair => pair.Key, pair => pair.resource);
        awsNetworks = new(() => AwsNetworks.Read(this));
        awsResolvers = new(() => AwsResolvers.Read(this));
        hostedZones = new(() => HostedZones.Read(this));
        azureNetworks = new(() => AzureNetworks.Read(this));
        azureResolvers = new(() => AzureResolvers.Read(this));
        model = new(() => StackModel.Read(captured));
    }

    public CapturedStack Captured { get; }

    public AwsNetworks Aws => awsNetworks.Value;

    public AwsResolvers Resolver => awsResolvers.Value;

    public HostedZones Zones => hostedZones.Value;

    public AzureNetworks Azure => azureNetworks.Value;

    public AzureResolvers AzureDns => azureResolvers.Value;

    /// <summary>What the declarations amount to, for rules about the whole and not about single values.</summary>
    public StackModel Model => model.Value;

    /// <summary>
    /// Whether resource options are known. An exported state holds none of these, so that their absence says nothing there.
    /// </summary>
    public bool TellsOptions => Captured.Resources.Any(resource => !resource.ReplaceOnChanges.IsEmpty || !resource.IgnoreChanges.IsEmpty);

    /// <summary>All resources of a type, ordered by URN.</summary>
    public ImmutableArray<DeclaredResource> Of(string type) => [.. byType[type]];

    /// <summary>The resource that a reference means: its id, ARN or physical name.</summary>
    public DeclaredResource? Find(string type, string? reference) =>
        reference is null ? null : byReference[(type, Fold(reference))].FirstOrDefault();

    /// <summary>The resource that an id of the model belongs to.</summary>
    public DeclaredResource? ById(string id) => Captured.Resources.FirstOrDefault(
        resource => string.Equals(resource.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>AWS Region of a resource: its own, its provider's, or the stack's default.</summary>
    public string? RegionOf(DeclaredResource resource) =>
        resource.Text("region")
        ?? Find(ResourceType.AwsProvider, resource.Provider.Split("::").LastOrDefault())?.Text("region")
        ?? Captured.Config.GetValueOrDefault("aws:region");

    // Azure ids do not mind case, and no two ids of AWS differ only in it.
    private static string Fold(string reference) => reference.ToUpperInvariant();

    private static IEnumerable<string> References(DeclaredResource resource)
    {
        yield return resource.Id;
        if (resource.Text("arn") is { } arn)
        {
            yield return arn;
        }

        if ((resource.Text("name") ?? resource.Id.Split('/').LastOrDefault()) is { Length: > 0 } name)
        {
            yield return name;
        }

        if (resource.Text("zoneId") is { } zone && resource.Type == ResourceType.HostedZone)
        {
            yield return zone;
        }
    }
}
