using System.Text.Json;

namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>A failed invocation or a failed start, as the Runtime API takes it.</summary>
internal sealed class InvocationError(string message, string type, string[] stackTrace)
{
    public string Message { get; } = message;
    public string Type { get; } = type;
    public string[] StackTrace { get; } = stackTrace;

    public static InvocationError Of(Exception exception) => new(
        exception.Message,
        (exception as CheckerException)?.Diagnostic ?? exception.GetType().Name,
        exception is CheckerException ? [] : exception.StackTrace?.Split('\n', StringSplitOptions.TrimEntries) ?? []);

    public byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("errorMessage", Message);
            json.WriteString("errorType", Type);
            json.WriteStartArray("stackTrace");
            foreach (var line in StackTrace)
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
