using System.Collections.Immutable;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace CrossCloudDns.Twin.Capture;

/// <summary>A Pulumi project on disk: <c>Pulumi.yaml</c> and the stack files beside it.</summary>
public sealed class PulumiProject
{
    private const string FileName = "Pulumi.yaml";
    private readonly YamlMappingNode _content;

    private PulumiProject(DirectoryInfo directory, YamlMappingNode content)
    {
        Directory = directory;
        _content = content;
        Name = Scalar(content, "name") ?? throw new TwinException(
            DiagnosticId.InvalidYaml, $"'{FileName}' has no 'name'. A project needs one. Add 'name: cross-cloud-dns'.");
    }

    /// <summary>Where <c>Pulumi.yaml</c> lies.</summary>
    public DirectoryInfo Directory { get; }

    /// <summary>Name of the project; keys without a namespace belong to it.</summary>
    public string Name { get; }

    /// <summary>Where the program lies.</summary>
    public string ProgramDirectory => Path.GetFullPath(Path.Combine(Directory.FullName, Scalar(_content, "main") ?? "."));

    /// <summary>Names of the stacks that have a file, in order.</summary>
    public IEnumerable<string> Stacks =>
        Directory.EnumerateFiles("Pulumi.*.yaml").Select(found => found.Name[7..^5]).Order(StringComparer.Ordinal);

    /// <summary>Finds the nearest project, in <paramref name="start"/> or above it.</summary>
    /// <exception cref="TwinException">There is none, or its file cannot be read.</exception>
    public static PulumiProject Find(DirectoryInfo start) => TryFind(start) ?? throw new TwinException(
        DiagnosticId.ProjectNotFound,
        $"There is no '{FileName}' in '{start.FullName}' or above it. Run the twin inside the project's folder.");

    /// <summary>Finds the nearest project, in <paramref name="start"/> or above it; <see langword="null"/> when there is none.</summary>
    /// <exception cref="TwinException">Its file cannot be read.</exception>
    public static PulumiProject? TryFind(DirectoryInfo start)
    {
        for (var directory = start; directory is not null; directory = directory.Parent)
        {
            var file = new FileInfo(Path.Combine(directory.FullName, FileName));
            if (file.Exists)
            {
                return new PulumiProject(directory, Mapping(file));
            }
        }

        return null;
    }

    /// <summary>The configuration of one stack, as a program receives it.</summary>
    /// <returns>Under <c>namespace:key</c>; a structured value is a JSON text, a secret is a fixed stand-in.</returns>
    /// <exception cref="TwinException">The stack has no file, or the file cannot be read.</exception>
    public ImmutableSortedDictionary<string, string> ReadConfig(string stack)
    {
        var file = new FileInfo(Path.Combine(Directory.FullName, $"Pulumi.{stack}.yaml"));
        if (!file.Exists)
        {
            throw new TwinException(
                DiagnosticId.StackNotFound,
                $"Stack '{stack}' has no file '{file.Name}' in '{Directory.FullName}'. Stacks here: {string.Join(", ", Stacks)}. Choose "
                    + "one with '--stack'.");
        }

        var config = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Entries(_content))
        {
            if (Default(value) is { } node)
            {
                config[Qualify(key)] = Text(key, node);
            }
        }

        foreach (var (key, value) in Entries(Mapping(file)))
        {
            config[Qualify(key)] = Text(key, value);
        }

        return config.ToImmutable();
    }

    private static IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode mapping) =>
        mapping.Children.TryGetValue("config", out var config) && config is YamlMappingNode entries
            ? entries.Children.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", pair.Value))
            : [];

    // A project gives a default as a bare value, or inside an object that also types the key.
    private static YamlNode? Default(YamlNode node) =>
        node is not YamlMappingNode typed ? node
        : typed.Children.TryGetValue("value", out var value) ? value
        : typed.Children.TryGetValue("default", out var preset) ? preset
        : null;

    private static string Text(string key, YamlNode value) => value switch
    {
        YamlScalarNode scalar => scalar.Value ?? "",
        YamlMappingNode secret when secret.Children.ContainsKey("secure") => $"secret of {key}",
        _ => (YamlJson.Convert(value) ?? JsonValue.Create("")!).ToJsonString(CanonicalJson.Options),
    };

    private static YamlMappingNode Mapping(FileInfo file) => YamlJson.Load(file) switch
    {
        YamlMappingNode mapping => mapping,
        null => [],
        _ => throw new TwinException(
            DiagnosticId.InvalidYaml, $"'{file.Name}' is not a mapping of keys to values. Correct the file."),
    };

    private static string? Scalar(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(key, out var value) ? (value as YamlScalarNode)?.Value : null;

    private string Qualify(string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{Name}:{key}";
}
