using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrossCloudDns.Bench;

/// <summary>How reports are written for programs.</summary>
internal static class ReportJson
{
    // Relaxed: what is measured has × and µ in its name, and the files are read by people too.
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
