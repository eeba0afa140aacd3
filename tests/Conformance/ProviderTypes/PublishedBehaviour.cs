using System.Text.RegularExpressions;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>What a published class does with its arguments, beyond what its types say.</summary>
/// <param name="Token">The type that the engine knows; null for a nested object.</param>
/// <param name="Defaults">Literals by wire name.</param>
/// <param name="SecretInputs">Arguments that become secrets when set.</param>
/// <param name="SecretOutputs">Outputs that are asked to be secret.</param>
/// <param name="JsonInputs">Arguments that travel as JSON text.</param>
internal sealed partial record PublishedBehaviour(
    string? Token,
    IReadOnlyDictionary<string, string> Defaults,
    IReadOnlySet<string> SecretInputs,
    IReadOnlySet<string> SecretOutputs,
    IReadOnlySet<string> JsonInputs)
{
    public static PublishedBehaviour None { get; } = new(null, Pairs([]), Names([]), Names([]), Names([]));

    /// <summary>Reads the file of a resource.</summary>
    public static PublishedBehaviour OfResource(string script)
    {
        var token = TypeToken().Match(script).Groups["token"].Value;
        return new PublishedBehaviour(
            token.Contains(':', StringComparison.Ordinal) ? token : $"pulumi:providers:{token}",
            Pairs(ResourceDefault().Matches(script)),
            Names(SecretInput().Matches(script)),
            Names(QuotedName().Matches(SecretOutput().Match(script).Value)),
            Names(JsonInput().Matches(script)));
    }

    /// <summary>Reads the file that gives nested objects their defaults: by namespace and name.</summary>
    public static IReadOnlyDictionary<(string Namespace, string Name), PublishedBehaviour> OfObjects(string script)
    {
        var found = new Dictionary<(string, string), PublishedBehaviour>();
        var currentNamespace = "";
        foreach (Match match in NamespaceOrDefaults().Matches(script))
        {
            if (match.Groups["namespace"] is { Success: true } opened)
            {
                currentNamespace = opened.Value;
            }
            else if (match.Groups["name"].Value is var name)
            {
                found[(currentNamespace, char.ToUpperInvariant(name[0]) + name[1..])] =
                    None with { Defaults = Pairs(ObjectDefault().Matches(match.Value)) };
            }
        }

        return found;
    }

    /// <summary>Everything in one line, to be compared and shown.</summary>
    public override string ToString() =>
        $"{Token} defaults [{Listed(Defaults.Select(pair => $"{pair.Key}={pair.Value}"))}] secrets in [{Listed(SecretInputs)}] "
        + $"out [{Listed(SecretOutputs)}] json [{Listed(JsonInputs)}]";

    private static string Listed(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Pairs(IEnumerable<Match> matches) =>
        matches.ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim('"'), StringComparer.Ordinal);

    private static HashSet<string> Names(IEnumerable<Match> matches) =>
        matches.Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("""static __pulumiType = '(?<token>[^']+)'""", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeToken();

    [GeneratedRegex("""resourceInputs\["(?<name>\w+)"\] = .*\(args\?\.\w+\) \?\? (?<value>"[^"]*"|[\w.]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ResourceDefault();

    [GeneratedRegex("""resourceInputs\["(?<name>\w+)"\] = .*pulumi\.secret\(""", RegexOptions.ExplicitCapture)]
    private static partial Regex SecretInput();

    [GeneratedRegex("""resourceInputs\["(?<name>\w+)"\] = .*JSON\.stringify""", RegexOptions.ExplicitCapture)]
    private static partial Regex JsonInput();

    [GeneratedRegex("""additionalSecretOutputs: \[[^\]]*\]""")]
    private static partial Regex SecretOutput();

    [GeneratedRegex("\"(?<name>\\w+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedName();

    [GeneratedRegex("""^\(function \((?<namespace>\w+)\)|function (?<name>\w+)ProvideDefaults\(val\) \{.*?\n    \}""", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NamespaceOrDefaults();

    [GeneratedRegex("""(?<name>\w+): \(val\.\w+\) \?\? (?<value>"[^"]*"|[\w.]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ObjectDefault();
}
