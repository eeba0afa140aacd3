using System.Collections;
using System.Reflection;
using System.Text.Json;
using Pulumi;

namespace CrossCloudDns.Twin.Capture;

/// <summary>Turns the values that a mock sees into JSON.</summary>
/// <param name="projectDirectory">Paths inside it are written relative to it, so that they are the same on every machine.</param>
internal sealed class InputJson(string projectDirectory)
{
    /// <summary>An object of <paramref name="members"/>, its keys in ordinal order.</summary>
    public JsonElement Convert(IEnumerable<KeyValuePair<string, object>> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteObject(writer, members.Select(member => KeyValuePair.Create(member.Key, (object?)member.Value)));
        }

        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return document.RootElement.Clone();
    }

    private void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case AssetOrArchive asset:
                WriteAsset(writer, asset);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteObject(writer, members);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"A mock saw a value of type '{value.GetType()}', which Pulumi does not pass.");
        }
    }

    private void WriteAsset(Utf8JsonWriter writer, AssetOrArchive asset)
    {
        var content = Content(asset);
        writer.WriteStartObject();
        writer.WriteStartObject(asset is Archive ? "$archive" : "$asset");
        switch (asset)
        {
            case FileArchive or FileAsset:
                writer.WriteString("path", Relative((string)content));
                break;
            case RemoteArchive or RemoteAsset:
                writer.WriteString("uri", (string)content);
                break;
            case StringAsset:
                writer.WriteString("text", (string)content);
                break;
            default:
                writer.WritePropertyName("assets");
                WriteObject(writer, ((IEnumerable)content).Cast<object>().Select(Entry));
                break;
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // The SDK has no public way to ask an asset what it holds.
    private static object Content(AssetOrArchive asset) =>
        typeof(AssetOrArchive).GetProperty("Value", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)?.GetValue(asset)
        ?? throw new InvalidOperationException(
            "This version of Pulumi keeps the content of an asset elsewhere than in AssetOrArchive.Value.");

    private static KeyValuePair<string, object?> Entry(object pair) => KeyValuePair.Create(
        (string)pair.GetType().GetProperty("Key")!.GetValue(pair)!,
        pair.GetType().GetProperty("Value")!.GetValue(pair));

    private string Relative(string path)
    {
        var relative = Path.GetRelativePath(projectDirectory, Path.GetFullPath(path));
        return relative.Replace('\\', '/');
    }
}
