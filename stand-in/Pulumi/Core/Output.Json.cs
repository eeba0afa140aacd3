using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

public static partial class Output
{
    /// <summary>The value as JSON text; outputs and inputs within it are resolved first.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(SerializeAsync());

        async Task<OutputData<string>> SerializeAsync()
        {
            var data = await value.DataTask.ConfigureAwait(false);
            if (!data.IsKnown)
            {
                return data.WithValue("");
            }

            // Converters cannot wait: what is pending is collected, awaited, and the text is written again.
            while (true)
            {
                var converter = new OutputJsonConverter(data.WithValue<object?>(null));
                var text = JsonSerializer.Serialize(data.Value, WithConverter(options, converter));
                if (converter.Pending is [])
                {
                    return data.Join(converter.Seen, text);
                }

                await Task.WhenAll(converter.Pending).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The value that a JSON text describes.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(DeserializeAsync());

        async Task<OutputData<T>> DeserializeAsync()
        {
            var data = await json.DataTask.ConfigureAwait(false);
            var converter = new OutputJsonConverter(data.WithValue<object?>(null));
            return data.WithValue(data.IsKnown ? JsonSerializer.Deserialize<T>(data.Value, WithConverter(options, converter))! : default!);
        }
    }

    private static JsonSerializerOptions WithConverter(JsonSerializerOptions? options, OutputJsonConverter converter)
    {
        var extended = options is null ? new JsonSerializerOptions() : new(options);
        extended.Converters.Add(converter);
        return extended;
    }
}
