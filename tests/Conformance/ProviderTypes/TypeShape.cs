using System.Text.RegularExpressions;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>
/// A type reduced to what C# and TypeScript have in common: <c>string</c>, <c>number</c>, <c>boolean</c>, <c>any</c>,
/// <c>archive</c>, <c>[T]</c>, <c>{T}</c>, <c>A | B</c>, or the bare name of an object or enumeration.
/// </summary>
internal static partial class TypeShape
{
    /// <exception cref="FormatException">The text is no type that these packages use.</exception>
    public static (string Shape, bool Optional) OfTypeScript(string text)
    {
        var members = Split(text).ToList();
        var optional = members.Remove("undefined");
        if (members is [var single] && Wrapped(single) is { } inner)
        {
            var (shape, innerOptional) = OfTypeScript(inner);
            return (shape, optional || innerOptional);
        }

        return (Union([.. members.Select(OfTypeScriptMember)]), optional);
    }

    public static string OfCSharp(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return OfCSharp(value);
        }

        var arguments = type.GetGenericArguments().Select(OfCSharp).ToList();
        return (type.Name.Split('`')[0], arguments) switch
        {
            ("Input" or "Output", [var inner]) => inner,
            ("InputList" or "ImmutableArray" or "List", [var element]) => $"[{element}]",
            ("InputMap", [var element]) => $"{{{element}}}",
            ("ImmutableDictionary" or "Dictionary", [_, var element]) => $"{{{element}}}",
            ("InputUnion" or "Union", _) => Union(arguments),
            ("String", _) => "string",
            ("Int32" or "Double", _) => "number",
            ("Boolean", _) => "boolean",
            ("Object", _) => "any",
            ("Archive", _) => "archive",
            (var name, _) => Bare(name),
        };
    }

    /// <summary>A name without the suffixes by which both languages tell forms of one type apart.</summary>
    public static string Bare(string name) => Suffix().Replace(name, "");

    /// <summary>Resource classes beside <c>string</c> are a convenience of TypeScript; more than two members are any in C#.</summary>
    private static string Union(IReadOnlyList<string> members)
    {
        var kept = members.Distinct(StringComparer.Ordinal).Where(m => m != "resource").ToList();
        return kept.Count > 2 ? "any" : string.Join(" | ", kept);
    }

    private static string OfTypeScriptMember(string text) => text switch
    {
        "string" or "number" or "boolean" or "any" => text,
        "ARN" => "string",
        ['"', ..] => "string",
        "pulumi.asset.Archive" => "archive",
        _ when text.EndsWith("[]", StringComparison.Ordinal) => $"[{OfTypeScript(text[..^2]).Shape}]",
        ['(', .. var inner, ')'] => OfTypeScript(inner).Shape,
        ['{', .. var inner, '}'] => $"{{{OfTypeScript(inner[(inner.IndexOf(']', StringComparison.Ordinal) + 2)..].Trim().TrimEnd(';')).Shape}}}",
        _ when Wrapped(text) is { } inner => OfTypeScript(inner).Shape,
        _ when text.Split('.') is ["inputs" or "outputs" or "enums", .., var name] => Bare(name),
        _ when text.All(char.IsLetterOrDigit) && text is not "PolicyDocument" => "resource",
        _ => Bare(text),
    };

    private static string? Wrapped(string text) => Wrapper().Match(text) is { Success: true } match ? match.Groups["inner"].Value : null;

    private static IEnumerable<string> Split(string text)
    {
        var (depth, start) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '<' or '(' or '{' or '[' => 1, '>' or ')' or '}' or ']' => -1, _ => 0 };
            if (depth == 0 && text[at] == '|')
            {
                yield return text[start..at].Trim();
                start = at + 1;
            }
        }

        yield return text[start..].Trim();
    }

    [GeneratedRegex(@"(?<=.)(InputArgs|GetArgs|Args|(?<=^Get\w+)Result)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix();

    // Called on one member of a union, so the last bracket closes the first.
    [GeneratedRegex(@"^pulumi\.(Input|Output)<(?<inner>.*)>$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Wrapper();
}
