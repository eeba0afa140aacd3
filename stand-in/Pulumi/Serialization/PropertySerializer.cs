using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Serializes the properties of a resource or a call, one by one.</summary>
internal static class PropertySerializer
{
    /// <exception cref="InvalidOperationException">A property cannot be serialized; the message names it.</exception>
    public static async Task<SerializedProperties> SerializeAsync(string label, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        var serializer = new WireSerializer();
        foreach (var (name, property) in properties)
        {
            try
            {
                if (await serializer.SerializeAsync($"{label}.{name}", property).ConfigureAwait(false) is { } value)
                {
                    wire[name] = value;
                }
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
            }
        }

        return new(wire.ToImmutable(), serializer.Dependencies);
    }
}
