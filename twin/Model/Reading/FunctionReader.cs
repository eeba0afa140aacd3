using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads Lambda functions.</summary>
internal static class FunctionReader
{
    public static ImmutableArray<CheckerFunction> Read(ResourceIndex resources, ImmutableArray<Site> sites) =>
    [
        .. from function in resources.OfType(AwsTypes.Function)
           let region = resources.RegionOf(function)
           select new CheckerFunction
           {
               Id = function.Id,
               Name = function.Name,
               Arn = function.Text("arn") ?? "",
               Region = region,
               Site = function.Site() ?? SiteReader.OfRegion(sites, region),
               Runtime = function.Text("runtime"),
               Handler = function.Text("handler"),
               CodePath = CodePath(function.Inputs.Get("code") ?? function.Outputs.Get("code")),
               Timeout = TimeSpan.FromSeconds(function.Number("timeout") ?? 3),
               MemorySize = function.Integer("memorySize") ?? 128,
               Environment = function.Single("environment")?.Map("variables") ?? ImmutableSortedDictionary<string, string>.Empty,
               SubnetIds =
               [
                   .. function.Single("vpcConfig")?.Texts("subnetIds").Select(id => resources.Find(id, AwsTypes.Subnet)?.Id ?? id) ?? [],
               ],
           },
    ];

    // "$archive" as `resources` prints it; in a stack export the archive is an object with its path.
    private static string? CodePath(JsonElement? code) => (code?.Get("$archive") ?? code)?.Text("path");
}
