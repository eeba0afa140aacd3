using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Turns what travels into plain values: numbers are doubles, secrets are opened, an unknown hides all around it.</summary>
internal static class WireReader
{
    public static OutputData<object?> Read(object? wire)
        => wire switch
        {
            Unknown.Text => OutputData<object?>.Unknown(),
            Secret secret => Read(secret.Value) with { IsSecret = true },
            int number => OutputData<object?>.Known((double)number),
            ImmutableArray<object?> list => ReadList(list),
            ImmutableDictionary<string, object?> map => ReadMap(map),
            ResourceReference { Urn: string urn } => OutputData<object?>.Known(new DependencyResource(urn)),
            _ => OutputData<object?>.Known(wire),
        };

    /// <summary>What a mock sees: the properties that are known and not null.</summary>
    public static ImmutableDictionary<string, object> ReadKnown(ImmutableDictionary<string, object?> wire)
    {
        var known = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, value) in wire)
        {
            if (Read(value) is { IsKnown: true, Value: { } read })
            {
                known.Add(key, read);
            }
        }

        return known.ToImmutable();
    }

    private static OutputData<object?> ReadList(ImmutableArray<object?> list)
    {
        var values = ImmutableArray.CreateBuilder<object?>(list.Length);
        var joined = OutputData<object?>.Known(null);
        foreach (var element in list)
        {
            var data = Read(element);
            values.Add(data.Value);
            joined = joined.Join(data, data.Value);
        }

        return joined.WithValue<object?>(values.MoveToImmutable());
    }

    private static OutputData<object?> ReadMap(ImmutableDictionary<string, object?> map)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        var joined = OutputData<object?>.Known(null);
        foreach (var (key, element) in map)
        {
            // Two underscores start what providers keep for themselves.
            if (!key.StartsWith("__", StringComparison.Ordinal))
            {
                var data = Read(element);
                values.Add(key, data.Value);
                joined = joined.Join(data, data.Value);
            }
        }

        return joined.WithValue<object?>(values.ToImmutable());
    }
}
