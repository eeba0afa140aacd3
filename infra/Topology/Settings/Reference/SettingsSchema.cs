using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrossCloudDns.Infra.Topology.Settings.Reference;

/// <summary>The reference as a JSON schema, for editors that complete and check <c>Pulumi.&lt;stack&gt;.yaml</c>.</summary>
/// <seealso href="https://json-schema.org/draft/2020-12/schema"/>
public static class SettingsSchema
{
    private const string Prefix = "cross-cloud-dns:";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ImmutableArray<SettingKey> keys)
    {
        var settings = new JsonObject();
        foreach (var key in keys.Where(key => key.Owner.Length == 0))
        {
            settings[Prefix + key.Name] = Schema(key, keys);
        }

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Settings of a CrossCloudDns stack",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                // Other namespaces belong to the providers; only ours is closed.
                ["config"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = settings,
                    ["patternProperties"] = new JsonObject { [$"^(?!{Prefix})"] = true },
                    ["additionalProperties"] = false,
                    ["required"] = Required(keys, "", Prefix),
                },
            },
        };
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Schema(SettingKey key, ImmutableArray<SettingKey> keys)
    {
        var schema = key.Kind switch
        {
            SettingKind.Number => Numeric("integer", key),
            SettingKind.Degrees => Numeric("number", key),
            SettingKind.Flag => new JsonObject { ["type"] = "boolean" },
            SettingKind.Choice => new JsonObject { ["enum"] = new JsonArray([.. key.Choices.Select(choice => (JsonNode)choice)]) },
            SettingKind.Texts or SettingKind.Ranges or SettingKind.Addresses => List(new JsonObject { ["type"] = "string" }),
            SettingKind.Object => Object(key.Path, keys),
            SettingKind.Objects => List(Object($"{key.Path}[]", keys)),
            SettingKind.Map => new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } },
            _ => new JsonObject { ["type"] = "string" },
        };
        if (key.Description is { } description)
        {
            schema["description"] = description;
        }

        return schema;
    }

    private static JsonObject Numeric(string type, SettingKey key)
    {
        var schema = new JsonObject { ["type"] = type };
        if (key.Bounds is { } bounds)
        {
            schema["minimum"] = bounds.Minimum;
            schema["maximum"] = bounds.Maximum;
        }

        return schema;
    }

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Object(string path, ImmutableArray<SettingKey> keys)
    {
        var properties = new JsonObject();
        foreach (var key in keys.Where(key => key.Owner == path))
        {
            properties[key.Name] = Schema(key, keys);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["required"] = Required(keys, path, ""),
        };
    }

    private static JsonArray Required(ImmutableArray<SettingKey> keys, string owner, string prefix) =>
        [.. keys.Where(key => key.Required && key.Owner == owner).Select(key => (JsonNode)(prefix + key.Name))];
}
