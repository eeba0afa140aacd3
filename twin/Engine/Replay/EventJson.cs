using System.Collections.Immutable;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Replay;

/// <summary>Events as JSON; each case of a closed choice by its name in <c>kind</c>.</summary>
internal static class EventJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameCases } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new AddressConverter(),
            new EndPointConverter(),
            new MetricConverter(),
        },
    };

    private static void NameCases(JsonTypeInfo type)
    {
        if (type.Type != typeof(EngineEvent) && type.Type != typeof(Fault))
            return;
        var choice = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
        foreach (var nested in type.Type.GetNestedTypes().Where(nested => nested.IsSubclassOf(type.Type)))
            choice.DerivedTypes.Add(new JsonDerivedType(nested, JsonNamingPolicy.CamelCase.ConvertName(nested.Name)));
        type.PolymorphismOptions = choice;
    }

    private sealed class AddressConverter : JsonConverter<IPAddress>
    {
        public override IPAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IPAddress.TryParse(reader.GetString(), out var address) ? address : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, IPAddress value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class EndPointConverter : JsonConverter<IPEndPoint>
    {
        public override IPEndPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IPEndPoint.TryParse(reader.GetString() ?? "", out var endPoint) ? endPoint : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, IPEndPoint value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class MetricConverter : JsonConverter<MetricId>
    {
        public override MetricId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Parts>(ref reader, options) is { } parts
                ? new MetricId(parts.Region, parts.Namespace, parts.Name, parts.Dimensions)
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, MetricId value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Parts(value.Region, value.Namespace, value.Name, value.Dimensions), options);

        private sealed record Parts(string Region, string Namespace, string Name, ImmutableSortedDictionary<string, string> Dimensions);
    }
}
