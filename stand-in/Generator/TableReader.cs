using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CrossCloudDns.StandIn;

internal static partial class TableReader
{
    /// <exception cref="TableException">A line is not of the grammar.</exception>
    public static Table Read(IEnumerable<string> text)
    {
        var lines = text
            .Select((line, index) => (Number: index + 1, Text: line.TrimEnd()))
            .Where(line => line.Text.Length > 0 && !line.Text.StartsWith('#'))
            .ToList();

        if (lines is not [var header, .. var rest] || header.Text.Split(' ') is not ["package", var package, var version, .. var flags])
        {
            throw new TableException(1, "The first line must be 'package NAME VERSION [state]'.");
        }

        var declarations = ImmutableArray.CreateBuilder<Declaration>();
        for (var at = 0; at < rest.Count;)
        {
            var head = rest[at++];
            var body = rest.Skip(at).TakeWhile(line => line.Text.StartsWith("    ", StringComparison.Ordinal)).ToList();
            at += body.Count;
            declarations.Add(ReadDeclaration(head, body));
        }

        return new Table(package, version, flags.Contains("state"), declarations.ToImmutable());
    }

    private static Declaration ReadDeclaration((int Number, string Text) head, List<(int Number, string Text)> body)
    {
        var words = head.Text.Split(' ');
        if (words.Length < 2)
        {
            throw new TableException(head.Number, $"'{head.Text}' is no declaration.");
        }

        var dot = words[1].LastIndexOf('.');
        var (module, name) = (dot < 0 ? "" : words[1][..dot], words[1][(dot + 1)..]);
        ImmutableArray<Property> Properties() => [.. body.Select(line => ReadProperty(line.Number, line.Text.Trim(), module))];

        return words switch
        {
            ["resource", _, var token] => new Declaration.Resource(module, name, token, Properties()),
            ["function", _, var token] => new Declaration.Function(module, name, token, Properties()),
            ["object", _] => new Declaration.Object(module, name, IsPlain: false, Properties()),
            ["plain", _] => new Declaration.Object(module, name, IsPlain: true, Properties()),
            ["enum", _] => new Declaration.Enumeration(module, name, [.. body.Select(line => ReadMember(line.Text.Trim()))]),
            _ => throw new TableException(head.Number, $"'{head.Text}' must be resource, function, object, plain or enum."),
        };
    }

    private static Declaration.Member ReadMember(string text)
    {
        var deprecated = TakePrefix(ref text, "deprecated ");
        return text.Split(" = ", 2) is [var name, var value]
            ? new Declaration.Member(name, value, deprecated)
            : new Declaration.Member(text, text, deprecated);
    }

    private static Property ReadProperty(int line, string text, string module)
    {
        var secret = TakePrefix(ref text, "secret ");
        var deprecated = TakePrefix(ref text, "deprecated ");
        var match = PropertyLine().Match(text);
        if (!match.Success)
        {
            throw new TableException(line, $"'{text}' must be 'name[(CSharpName)] [TYPE [= DEFAULT]] [-> TYPE]'.");
        }

        var wire = match.Groups["wire"].Value;
        return new Property(
            wire,
            match.Groups["name"] is { Success: true } name ? name.Value : char.ToUpperInvariant(wire[0]) + wire[1..],
            ReadType(match.Groups["in"]),
            ReadType(match.Groups["out"]),
            match.Groups["default"] is { Success: true } value ? ReadDefault(value.Value) : null,
            secret,
            deprecated);

        ValueType? ReadType(Group group)
        {
            if (!group.Success)
            {
                return null;
            }

            var optional = group.Value.EndsWith('?');
            return new ValueType(TypeReader.Read(line, group.Value.TrimEnd('?'), module), optional);
        }
    }

    private static string ReadDefault(string text) => Environment().Match(text) is { Success: true } match
        ? $"Utilities.GetEnv({string.Join(", ", match.Groups["names"].Value.Split(", ").Select(name => $"\"{name}\""))})!"
        : text;

    private static bool TakePrefix(ref string text, string prefix)
    {
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        text = text[prefix.Length..];
        return true;
    }

    [GeneratedRegex(
        @"^(?<wire>\w+)(\((?<name>\w+)\))?( (?<in>[^ =>]+))?( = (?<default>.+?))?( -> (?<out>\S+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex PropertyLine();

    [GeneratedRegex(@"^env\((?<names>.+)\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Environment();
}
