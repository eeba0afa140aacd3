using System.Text.Json;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>Says which site a resource belongs to: by its tag, its Region or location, or what it refers to.</summary>
internal sealed class SiteFinder
{
    /// <summary>What belongs to no single site.</summary>
    public const string Shared = "shared";

    private const string SiteTag = Model.Reading.ResourceIndex.SiteTag;
    private const string StackTag = "cross-cloud-dns:stack";
    private const int ShortestName = 4;
    private readonly Dictionary<string, string> byUrn = new(StringComparer.Ordinal);

    public SiteFinder(CapturedStack captured, StackModel model)
    {
        // Children name their parents by id in AWS, by name in Azure.
        var byId = captured.Resources
            .SelectMany(resource => new[] { resource.Id, resource.Text("name") }.Select(key => (key, resource.Urn)))
            .Where(pair => pair.key is { Length: >= ShortestName })
            .ToLookup(pair => pair.key!, pair => pair.Urn, StringComparer.OrdinalIgnoreCase);
        foreach (var resource in captured.Resources)
        {
            if (Own(resource, model) is { } site)
            {
                byUrn[resource.Urn] = site;
            }
        }

        // Two rounds reach what refers to something that itself has its site only by reference.
        for (var round = 0; round < 2; round++)
        {
            foreach (var resource in captured.Resources.Where(resource => !byUrn.ContainsKey(resource.Urn)))
            {
                var sites = Texts(resource.Inputs)
                    .SelectMany(text => byId[text])
                    .Where(urn => urn != resource.Urn)
                    .Select(urn => byUrn.GetValueOrDefault(urn))
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .ToList();
                if (sites is [var only])
                {
                    byUrn[resource.Urn] = only;
                }
            }
        }
    }

    public string SiteOf(DeclaredResource resource) => byUrn.GetValueOrDefault(resource.Urn, Shared);

    private static string? Own(DeclaredResource resource, StackModel model)
    {
        if (resource.Value("tags") is { } tags && (tags.Text(SiteTag) ?? (tags.Text(StackTag) is null ? null : Shared)) is { } tagged)
        {
            return tagged;
        }

        var region = resource.Text("region") ?? resource.Text("vpcRegion") ?? resource.Text("cloudwatchAlarmRegion");
        var location = resource.Text("location")?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return model.Sites.Where(site =>
            (region is not null && site.AwsRegion == region) || (location is not null && site.AzureLocation == location))
            .Select(site => site.Name)
            .ToList() is [var only] ? only : null;
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };
}
