using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrossCloudDns.Infra.Topology.Settings.Reference;

/// <summary>What the doc comments of the settings say about each key: the properties that begin their value with <c>Key</c>.</summary>
internal static partial class SettingsDocumentation
{
    /// <summary>Path of the key to prose.</summary>
    /// <exception cref="FileNotFoundException">The assembly's documentation file does not lie beside it.</exception>
    public static ImmutableDictionary<string, string> Load()
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{typeof(StackSettings).Assembly.GetName().Name}.xml");
        var comments = XDocument.Load(file).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member, StringComparer.Ordinal);
        var prose = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Collect(typeof(StackSettings), "", comments, prose);
        return prose.ToImmutable();
    }

    private static void Collect(
        Type type, string owner, Dictionary<string, XElement> comments, ImmutableDictionary<string, string>.Builder prose)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var comment = comments.GetValueOrDefault($"P:{type.FullName}.{property.Name}");
            var value = Text(comment?.Element("value"));
            var list = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
            var element = list ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            var path = owner;
            if (Key().Match(value) is { Success: true } key)
            {
                path = owner.Length == 0 ? key.Groups["key"].Value : $"{owner}.{key.Groups["key"].Value}";
                prose[path] = $"{Text(comment?.Element("summary"))} {Sentence(value[key.Length..])}".Trim();
            }

            if (element.Namespace == typeof(StackSettings).Namespace
                && element != type && element.Name.EndsWith("Settings", StringComparison.Ordinal))
            {
                // A property without a key of its own stands for keys of its owner.
                Collect(element, list ? $"{path}[]" : path, comments, prose);
            }
        }
    }

    private static string Text(XElement? element) =>
        element is null ? "" : Space().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see when see.Attribute("cref")?.Value is { } reference =>
            $"`{char.ToLowerInvariant(reference[reference.LastIndexOf('.') + 1])}{reference[(reference.LastIndexOf('.') + 2)..]}`",
        XElement other => Text(other),
        _ => "",
    };

    /// <summary>
    /// What follows the key in a comment: a condition after a comma, prose after a colon, whole sentences after a full stop.
    /// </summary>
    private static string Sentence(string rest) => Condition().Match(rest) switch
    {
        { Success: true } match when match.Groups["when"].Value == "required" => Capital(match.Groups["then"].Value),
        { Success: true } match when match.Groups["when"].Value.StartsWith("required", StringComparison.Ordinal) =>
            $"{Capital(match.Groups["when"].Value)}. {Capital(match.Groups["then"].Value)}",
        { Success: true } match => $"For {match.Groups["when"].Value}: {match.Groups["then"].Value}",
        _ => Capital(rest.TrimStart(' ', ':', '.')),
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^, (?<when>[^:.]+)[:.] ?(?<then>.*)$")]
    private static partial Regex Condition();

    [GeneratedRegex(@"^Key `(?<key>[\w.]+)`")]
    private static partial Regex Key();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
