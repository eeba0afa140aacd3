using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.Twin.Capture;

/// <summary>The checkpoint that <c>pulumi stack export</c> prints: <c>{"version":3,"deployment":{"resources":[…]}}</c>.</summary>
/// <remarks>
/// A secret is replaced by its plain text where the export shows it (<c>--show-secrets</c>), else by a fixed word: what is
/// encrypted stays so. Resources marked for deletion, and pending operations, are not part of the stack any more or not yet.
/// </remarks>
/// <seealso href="https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_export/"/>
internal static class StackExport
{
    // The engine marks a value of a special kind with this key; the signature is a constant of Pulumi's wire format.
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    public static CapturedStack Read(JsonElement document)
    {
        var resources = document.GetProperty("deployment").TryGetProperty("resources", out var list)
            && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(resource => !resource.OptionalFlag("delete")).ToImmutableArray()
            : [];
        var (stack, project) = resources.IsEmpty ? ("", "") : StackAndProject(Urn(resources[0]));
        return new CapturedStack(
            project,
            stack,
            ImmutableSortedDictionary<string, string>.Empty,
            [.. resources
                .Where(resource => resource.GetProperty("type").GetString() != "pulumi:pulumi:Stack")
                .Select(Resource)
                .OrderBy(resource => resource.Urn, StringComparer.Ordinal)]);
    }

    private static DeclaredResource Resource(JsonElement resource)
    {
        var urn = Urn(resource);
        var parent = resource.OptionalString("parent");
        return new DeclaredResource
        {
            Type = resource.GetProperty("type").GetString() ?? "",
            Name = urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..],
            Urn = urn,
            Id = resource.OptionalString("id") ?? "",
            Inputs = Plain(resource, "inputs"),
            Outputs = Plain(resource, "outputs"),
            Provider = resource.OptionalString("provider") ?? "",
            DependsOn = resource.OptionalStrings("dependencies"),
            ReplaceOnChanges = resource.OptionalStrings("replaceOnChanges"),
            IgnoreChanges = resource.OptionalStrings("ignoreChanges"),
            DeleteBeforeReplace = resource.OptionalFlag("deleteBeforeReplace"),
            Protect = resource.OptionalFlag("protect"),
            Parent = parent is null || parent.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal) ? null : parent,
            Read = resource.OptionalFlag("external"),
        };
    }

    private static string Urn(JsonElement resource) => resource.GetProperty("urn").GetString() ?? "";

    private static (string Stack, string Project) StackAndProject(string urn)
    {
        var parts = urn.Split("::");
        return parts.Length >= 4 && parts[0].StartsWith("urn:pulumi:", StringComparison.Ordinal)
            ? (parts[0]["urn:pulumi:".Length..], parts[1])
            : throw new JsonException($"'{urn}' is not a URN.");
    }

    private static JsonElement Plain(JsonElement resource, string member)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (resource.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object)
            {
                WritePlain(writer, value);
            }
            else
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            }
        }

        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return document.RootElement.Clone();
    }

    private static void WritePlain(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                WritePlain(writer, item);
            }

            writer.WriteEndArray();
        }
        else if (value.ValueKind != JsonValueKind.Object)
        {
            value.WriteTo(writer);
        }
        else if (value.OptionalString(SignatureKey) == SecretSignature)
        {
            WriteSecret(writer, value);
        }
        else
        {
            writer.WriteStartObject();
            foreach (var property in value.EnumerateObject().Where(property => !property.Name.StartsWith("__", StringComparison.Ordinal)))
            {
                writer.WritePropertyName(property.Name);
                WritePlain(writer, property.Value);
            }

            writer.WriteEndObject();
        }
    }

    private static void WriteSecret(Utf8JsonWriter writer, JsonElement secret)
    {
        if (secret.OptionalString("plaintext") is { } plain)
        {
            // The plain text of a secret is itself JSON.
            using var document = JsonDocument.Parse(plain);
            WritePlain(writer, document.RootElement);
        }
        else
        {
            writer.WriteStringValue("[secret]");
        }
    }
}
