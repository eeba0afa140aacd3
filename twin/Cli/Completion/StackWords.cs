using System.CommandLine;
using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Cli.Completion;

/// <summary>
/// Names that the user's own files hold. They are read from the stack's file as it stands, since a key press must not wait for the program.
/// </summary>
internal sealed class StackWords(Option<string> stack)
{
    /// <summary>The stacks that have a file.</summary>
    public static IEnumerable<string> Stacks()
    {
        try
        {
            return PulumiProject.TryFind(new DirectoryInfo(Environment.CurrentDirectory))?.Stacks ?? [];
        }
        catch (TwinException)
        {
            return [];
        }
    }

    public IEnumerable<string> Sites(ParseResult line) => Entries(line, "sites").Select(site => Text(site, "name"));

    /// <summary>The full names of the services.</summary>
    public IEnumerable<string> Names(ParseResult line)
    {
        var domain = Config(line, "domain");
        return domain is null ? [] : Entries(line, "services").Select(service => $"{Text(service, "name")}.{domain}");
    }

    /// <summary>Faults as <c>--fault</c> takes them.</summary>
    public IEnumerable<string> Faults(ParseResult line) =>
    [
        .. Instances(line).Select(instance => $"instance {instance}"),
        .. Sites(line).SelectMany(site => new[] { $"site {site}", $"checker {site}", $"tunnel {site}" }),
        .. Entries(line, "sites").SelectMany(site => new[] { Text(site["aws"], "region"), Text(site["azure"], "location") })
            .Where(region => region.Length > 0).Select(region => $"region {region}"),
        "partition",
    ];

    // A service's second instance in a site is 'service/site-2'.
    private IEnumerable<string> Instances(ParseResult line) =>
        from service in Entries(line, "services")
        from atSite in (service["instances"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .GroupBy(instance => Text(instance, "site"), StringComparer.Ordinal)
        from position in Enumerable.Range(1, atSite.Count())
        select $"{Text(service, "name")}/{atSite.Key}{(position == 1 ? "" : $"-{position}")}";

    private IEnumerable<JsonObject> Entries(ParseResult line, string key)
    {
        var text = Config(line, key);
        return text is null ? [] : (JsonNode.Parse(text) as JsonArray ?? []).OfType<JsonObject>();
    }

    private string? Config(ParseResult line, string key)
    {
        try
        {
            var project = PulumiProject.TryFind(new DirectoryInfo(Environment.CurrentDirectory));
            return project?.ReadConfig(line.GetValue(stack) ?? "").GetValueOrDefault($"{project.Name}:{key}");
        }
        catch (TwinException)
        {
            // A file that cannot be read has nothing to offer; the command itself says what is wrong with it.
            return null;
        }
    }

    private static string Text(JsonNode? node, string key) => node?[key]?.ToString() ?? "";
}
