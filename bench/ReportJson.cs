using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrossCloudDns.Bench;

/// <summary>How reports are written for programs.</summary>
internal static class ReportJson
{
    // Relaxed: what is measured has × and µ in its name, and the files are read by people too.
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The latency of a run in which nothing answered.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
