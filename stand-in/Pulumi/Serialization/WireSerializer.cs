using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns what a program assigns to a property into what travels, and remembers the resources met on the way.</summary>
internal sealed class WireSerializer
{
    public HashSet<Resource> Dependencies { get; } = [];

    /// <param name="context">Where the value is, for messages.</param>
    /// <param name="value">Plain values, inputs, outputs, argument classes, lists and maps of these.</param>
    /// <exception cref="InvalidOperationException">A value is of a type that cannot travel.</exception>
    public async ValueTask<object?> SerializeAsync(string context, object? value)
    {
        switch (value)
        {
            case null or bool or int or double or string:
                return value;
            case InputArgs args:
                return await SerializeMapAsync(context, args.ToDictionary()).ConfigureAwait(false);
            case InvalidAsset:
                throw new InvalidOperationException("Cannot serialize invalid asset");
            case InvalidArchive:
                throw new InvalidOperationException("Cannot serialize invalid archive");
            case AssetOrArchive:
                return value;
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{context}");
            case IInputCollection collection:
                return await SerializeOutputAsync(context, collection.Elements).ConfigureAwait(false);
            case IInput input:
                return await SerializeOutputAsync(context, input.ToOutput()).ConfigureAwait(false);
            case IUnion union:
                return await SerializeAsync(context, union.Value).ConfigureAwait(false);
            case JsonElement element:
                return SerializeJson(element);
            case IOutput output:
                return await SerializeOutputAsync(context, output).ConfigureAwait(false);
            case Resource resource:
                return await SerializeResourceAsync(resource).ConfigureAwait(false);
            case IDictionary dictionary:
                return await SerializeMapAsync(context, Entries(context, dictionary)).ConfigureAwait(false);
            case IList list:
                return await SerializeListAsync(context, list).ConfigureAwait(false);
            case Enum number when number.GetTypeCode() == TypeCode.Int32:
                return (int)value;
            case ValueTuple:
                return null;
            default:
                return await SerializeDeclaredAsync(context, value).ConfigureAwait(false);
        }
    }

    private async ValueTask<object?> SerializeOutputAsync(string context, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
        {
            return Unknown.Text;
        }

        var value = await SerializeAsync($"{context}.id", data.Value).ConfigureAwait(false);
        return data.IsSecret ? new Secret(value) : value;
    }

    private async ValueTask<object?> SerializeResourceAsync(Resource resource)
    {
        if (resource is CustomResource custom)
        {
            Dependencies.Add(resource);
            await WaitForIdAsync(custom).ConfigureAwait(false);
        }

        return new ResourceReference(await SerializeOutputAsync("urn", resource.Urn).ConfigureAwait(false));
    }

    private async ValueTask WaitForIdAsync(CustomResource resource)
    {
        // What stands for a resource of which only the URN is known has no id.
        if (resource.Id is { } id)
        {
            await SerializeOutputAsync("id", id).ConfigureAwait(false);
        }
    }

    private async ValueTask<object?> SerializeListAsync(string context, IList list)
    {
        // A default ImmutableArray cannot say how many elements it has.
        if (list.GetType() is { IsValueType: true } type && list.Equals(Activator.CreateInstance(type)))
        {
            return ImmutableArray<object?>.Empty;
        }

        var wire = ImmutableArray.CreateBuilder<object?>(list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            wire.Add(await SerializeAsync($"{context}[{index}]", list[index]).ConfigureAwait(false));
        }

        return wire.MoveToImmutable();
    }

    private async ValueTask<object?> SerializeMapAsync(string context, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (key, entry) in entries)
        {
            if (await SerializeAsync($"{context}.{key}", entry).ConfigureAwait(false) is { } value)
            {
                wire[key] = value;
            }
        }

        return wire.ToImmutable();
    }

    /// <summary>Serializes what its class declares to be an enum or an output type.</summary>
    private async ValueTask<object?> SerializeDeclaredAsync(string context, object value)
    {
        var type = DeclaredType.Of(value.GetType());
        if (type.IsEnum)
        {
            return type.ReadEnum(value, context);
        }

        if (!type.IsOutputType)
        {
            throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{context}");
        }

        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, get) in type.Fields)
        {
            wire[name] = await SerializeAsync($"{context}.{name}", get(value)).ConfigureAwait(false);
        }

        return wire.ToImmutable();
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(string context, IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry.Key is string key
                ? KeyValuePair.Create(key, entry.Value)
                : throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}");
        }
    }

    private static object? SerializeJson(JsonElement element)
        => element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => element.EnumerateArray().Select(SerializeJson).ToImmutableArray(),
            JsonValueKind.Object => element.EnumerateObject()
                .GroupBy(property => property.Name, StringComparer.Ordinal)
                .ToImmutableDictionary(group => group.Key, group => SerializeJson(group.Last().Value)),
            _ => null,
        };
}
