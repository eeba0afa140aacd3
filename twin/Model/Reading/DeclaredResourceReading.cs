using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Properties of a resource: as it is, else as it was asked for.</summary>
internal static class DeclaredResourceReading
{
    public static JsonElement? Value(this DeclaredResource resource, string name) =>
        resource.Outputs.Get(name) ?? resource.Inputs.Get(name);

    public static string? Text(this DeclaredResource resource, string name) => resource.Value(name)?.AsText();

    public static int? Integer(this DeclaredResource resource, string name) =>
        resource.Outputs.Integer(name) ?? resource.Inputs.Integer(name);

    public static double? Number(this DeclaredResource resource, string name) =>
        resource.Outputs.Number(name) ?? resource.Inputs.Number(name);

    public static bool? Flag(this DeclaredResource resource, string name) => resource.Outputs.Flag(name) ?? resource.Inputs.Flag(name);

    public static ImmutableArray<JsonElement> Items(this DeclaredResource resource, string name)
    {
        var outputs = resource.Outputs.Items(name).ToImmutableArray();
        return outputs.IsEmpty ? [.. resource.Inputs.Items(name)] : outputs;
    }

    public static ImmutableArray<string> Texts(this DeclaredResource resource, string name) =>
        [.. resource.Items(name).Select(item => item.AsText()).OfType<string>()];

    public static ImmutableSortedDictionary<string, string> Map(this DeclaredResource resource, string name)
    {
        var outputs = resource.Outputs.Map(name);
        return outputs.IsEmpty ? resource.Inputs.Map(name) : outputs;
    }

    public static JsonElement? Single(this DeclaredResource resource, string name) =>
        resource.Outputs.Single(name) ?? resource.Inputs.Single(name);

    public static IPNetwork? Network(this DeclaredResource resource, string name) => ParseNetwork(resource.Text(name));

    public static IPNetwork? ParseNetwork(string? text) => IPNetwork.TryParse(text, out var network) ? network : null;

    public static string? Site(this DeclaredResource resource) => resource.Map("tags").GetValueOrDefault(ResourceIndex.SiteTag);
}
