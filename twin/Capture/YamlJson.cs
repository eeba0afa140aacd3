using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CrossCloudDns.Twin.Capture;

/// <summary>Reads YAML as JSON: a quoted scalar is a string, a plain one is what YAML's core schema says.</summary>
/// <seealso href="https://yaml.org/spec/1.2.2/#103-core-schema"/>
internal static class YamlJson
{
    private static readonly SearchValues<char> InNumbers = SearchValues.Create("+-.eE0123456789");

    /// <summary>The document in <paramref name="file"/>; <see langword="null"/> when it is empty.</summary>
    /// <exception cref="TwinException">The file is not YAML.</exception>
    public static YamlNode? Load(FileInfo file)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = file.OpenText();
            stream.Load(reader);
        }
        catch (YamlException exception)
        {
            throw new TwinException(
                DiagnosticId.InvalidYaml,
                $"'{file.Name}' line {exception.Start.Line} is not YAML: {exception.Message} Correct the file.");
        }

        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    /// <summary>Converts one node; <see langword="null"/> stands for YAML's null.</summary>
    public static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlScalarNode scalar => ConvertScalar(scalar),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlMappingNode mapping => new JsonObject(
            mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value ?? "", Convert(pair.Value)))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonValue? ConvertScalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return scalar.Style != ScalarStyle.Plain ? JsonValue.Create(text) : text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when IsInteger(text) && long.TryParse(text, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            _ when IsNumber(text) => JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(text),
        };
    }

    // Of YAML's numbers .NET reads these forms alike; what .NET alone would take, such as a space, a comma or 'NaN', is none of them.
    private static bool IsInteger(string text) => Unsigned(text) is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9');

    private static bool IsNumber(string text) =>
        !text.AsSpan().ContainsAnyExcept(InNumbers) && Unsigned(text) is [>= '0' and <= '9', ..] or ['.', >= '0' and <= '9', ..]
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static ReadOnlySpan<char> Unsigned(string text) => text is ['+' or '-', .. var rest] ? rest : text;
}
