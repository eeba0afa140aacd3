using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map input with string keys.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IInputCollection, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _elements;
    private Output<ImmutableDictionary<string, TValue>>? _joined;

    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> elements) => _elements = elements;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    IOutput IInputCollection.Elements => _elements;

    private protected override Output<ImmutableDictionary<string, TValue>> Value => _joined ??= _elements.Apply(Join);

    /// <summary>Adds an entry. The same value under the same key is no conflict; that is seen when the map is read.</summary>
    public void Add(string key, Input<TValue> value)
        => Replace(_elements.Apply(elements => elements.TryGetValue(key, out var present)
            ? elements.SetItem(key, Same(key, present, value))
            : elements.Add(key, value)));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
        => Replace(Output.Tuple(_elements, values._elements).Apply(pair => pair.Item1.AddRange(pair.Item2)));

    /// <summary>Joins two maps; the second wins where both have a key.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new(Output.Tuple(first._elements, second._elements).Apply(pair => pair.Item1.SetItems(pair.Item2)));

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values)
        => values.Apply(dictionary => dictionary.ToImmutableDictionary());

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values)
        => values.Apply(dictionary => dictionary.ToImmutableDictionary());

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values)
        => new(values.Apply(dictionary => dictionary?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!));

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var values = await Value.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var value in values)
        {
            yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    private static Output<TValue> Same(string key, Input<TValue> present, Input<TValue> added)
        => Output.Tuple(present, added).Apply(pair => EqualityComparer<TValue>.Default.Equals(pair.Item1, pair.Item2)
            ? pair.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static Output<ImmutableDictionary<string, TValue>> Join(ImmutableDictionary<string, Input<TValue>>? elements)
    {
        if (elements is null)
        {
            return Output<ImmutableDictionary<string, TValue>>.Known(null!);
        }

        var entries = elements.ToArray();
        return Output.All(entries.Select(entry => entry.Value))
            .Apply(values => entries.Zip(values).ToImmutableDictionary(pair => pair.First.Key, pair => pair.Second));
    }

    private void Replace(Output<ImmutableDictionary<string, Input<TValue>>> elements)
        => (_elements, _joined) = (elements, null);
}
