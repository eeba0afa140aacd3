using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

/// <summary>Lets JSON text hold outputs and inputs, and notes what was met among them.</summary>
/// <param name="origin">What is true of the value around them; an output that is read inherits it.</param>
internal sealed class OutputJsonConverter(OutputData<object?> origin) : JsonConverterFactory
{
    private readonly List<Task> _pending = [];

    /// <summary>Outputs that had no value yet.</summary>
    public IReadOnlyList<Task> Pending => _pending;

    /// <summary>What is true of all outputs met.</summary>
    public OutputData<object?> Seen { get; private set; } = OutputData<object?>.Known(null);

    public override bool CanConvert(Type typeToConvert) => ConverterType(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (JsonConverter)Activator.CreateInstance(
            ConverterType(typeToConvert)!.MakeGenericType(typeToConvert.GenericTypeArguments), this)!;

    private static Type? ConverterType(Type type)
        => !type.IsConstructedGenericType ? null : type.GetGenericTypeDefinition() switch
        {
            var definition when definition == typeof(Output<>) => typeof(OfOutput<>),
            var definition when definition == typeof(Input<>) => typeof(OfInput<>),
            var definition when definition == typeof(InputList<>) => typeof(OfList<>),
            var definition when definition == typeof(InputMap<>) => typeof(OfMap<>),
            _ => null,
        };

    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        => new(Task.FromResult(origin.WithValue(JsonSerializer.Deserialize<T>(ref reader, options)!)));

    private void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        if (!output.DataTask.IsCompleted)
        {
            _pending.Add(output.DataTask);
            writer.WriteNullValue();
            return;
        }

        var data = output.DataTask.GetAwaiter().GetResult();
        Seen = Seen.Join(data, (object?)null);
        if (data.IsKnown)
        {
            JsonSerializer.Serialize(writer, data.Value, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private sealed class OfOutput<T>(OutputJsonConverter parent) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => parent.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options)
            => parent.Write(writer, value, options);
    }

    private sealed class OfInput<T>(OutputJsonConverter parent) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => parent.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options)
            => parent.Write(writer, value.ToOutput(), options);
    }

    private sealed class OfList<T>(OutputJsonConverter parent) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => parent.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options)
            => parent.Write(writer, value.ToOutput(), options);
    }

    private sealed class OfMap<T>(OutputJsonConverter parent) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => parent.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options)
            => parent.Write(writer, value.ToOutput(), options);
    }
}
