using System.Buffers;
using System.Text.Json;

namespace CrossCloudDns.HealthChecker.Logging;

/// <summary>Writes JSON objects, one per line and nothing else, as log queries and the embedded metric format need them.</summary>
internal sealed class JsonLines(Stream output)
{
    private readonly ArrayBufferWriter<byte> _line = new(1024);

    /// <param name="write">Writes the members of the object.</param>
    public void Write(Action<Utf8JsonWriter> write)
    {
        lock (_line)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line))
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }

            _line.Write("\n"u8);
            // One call: a line that is written in pieces can be cut by another writer.
            output.Write(_line.WrittenSpan);
            output.Flush();
        }
    }
}
