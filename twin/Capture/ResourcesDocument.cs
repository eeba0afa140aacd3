using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CrossCloudDns.Twin.Capture;

/// <summary>The document that <c>resources --format json</c> prints. The same stack gives the same bytes.</summary>
public static class ResourcesDocument
{
    /// <summary>Names the format and its version in the document.</summary>
    public const string Format = "cross-cloud-dns/resources/1";

    /// <summary>Writes a stack: resources ordered by URN, the keys of every object in ordinal order, no trailing newline.</summary>
    public static string Write(CapturedStack stack)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, CanonicalJson.Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteString("project", stack.Project);
            writer.WriteString("stack", stack.Stack);
            writer.WriteStartObject("config");
            foreach (var (key, value) in stack.Config)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
            writer.WriteStartArray("resources");
            foreach (var resource in stack.Resources.OrderBy(resource => resource.Urn, StringComparer.Ordinal))
            {
                Write(writer, resource);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Reads what <see cref="Write(CapturedStack)"/> wrote.</summary>
    /// <exception cref="KeyNotFoundException">A member that every document has is missing.</exception>
    public static CapturedStack Read(JsonElement document) => new(
        document.GetProperty("project").GetString() ?? "",
        document.GetProperty("stack").GetString() ?? "",
        document.GetProperty("config").EnumerateObject()
            .ToImmutableSortedDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? "", StringComparer.Ordinal),
        [
            .. document.GetProperty("resources")
                .EnumerateArray()
                .Select(ReadResource)
                .OrderBy(resource => resource.Urn, StringComparer.Ordinal),
        ]);

    private static void Write(Utf8JsonWriter writer, DeclaredResource resource)
    {
        writer.WriteStartObject();
        writer.WriteString("type", resource.Type);
        writer.WriteString("name", resource.Name);
        writer.WriteString("urn", resource.Urn);
        writer.WriteString("id", resource.Id);
        writer.WritePropertyName("inputs");
        CanonicalJson.WriteSorted(writer, resource.Inputs);
        writer.WritePropertyName("outputs");
        CanonicalJson.WriteSorted(writer, resource.Outputs);
        writer.WriteString("provider", resource.Provider);
        Write(writer, "dependsOn", resource.DependsOn);
        Write(writer, "ignoreChanges", resource.IgnoreChanges);
        Write(writer, "replaceOnChanges", resource.ReplaceOnChanges);
        writer.WriteBoolean("deleteBeforeReplace", resource.DeleteBeforeReplace);
        writer.WriteBoolean("protect", resource.Protect);
        if (resource.Parent is { } parent)
        {
            writer.WriteString("parent", parent);
        }

        if (resource.Read)
        {
            writer.WriteBoolean("read", true);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static DeclaredResource ReadResource(JsonElement resource) => new()
    {
        Type = resource.GetProperty("type").GetString() ?? "",
        Name = resource.GetProperty("name").GetString() ?? "",
        Urn = resource.GetProperty("urn").GetString() ?? "",
        Id = resource.GetProperty("id").GetString() ?? "",
        Inputs = resource.GetProperty("inputs").Clone(),
        Outputs = resource.GetProperty("outputs").Clone(),
        Provider = resource.OptionalString("provider") ?? "",
        DependsOn = resource.OptionalStrings("dependsOn"),
        IgnoreChanges = resource.OptionalStrings("ignoreChanges"),
        ReplaceOnChanges = resource.OptionalStrings("replaceOnChanges"),
        DeleteBeforeReplace = resource.OptionalFlag("deleteBeforeReplace"),
        Protect = resource.OptionalFlag("protect"),
        Parent = resource.OptionalString("parent"),
        Read = resource.OptionalFlag("read"),
    };
}
