using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list input: elements and outputs of elements, in order.</summary>
/// <remarks>
/// Held as the pieces it was put together from, and joined when it is read: a list built one element at a time then costs
/// no more than its length.
/// </remarks>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IInputCollection, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private readonly List<Output<ImmutableArray<Input<T>>>> _pieces = [];
    private Output<ImmutableArray<Input<T>>>? _elements;
    private Output<ImmutableArray<T>>? _joined;

    public InputList()
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> elements) => _pieces.Add(elements);

    IOutput IInputCollection.Elements => Elements;

    private protected override Output<ImmutableArray<T>> Value
        => _joined ??= Elements.Apply(elements => elements.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(elements));

    private Output<ImmutableArray<Input<T>>> Elements
        => _elements ??= _pieces switch
        {
            [] => Output.Create(ImmutableArray<Input<T>>.Empty),
            [var only] => only,
            _ => Output.All(_pieces.ToArray()).Apply(pieces => pieces.SelectMany(piece => piece).ToImmutableArray()),
        };

    public void Add(params Input<T>[] inputs) => Append([Output.Create(inputs.ToImmutableArray())]);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => Append(inputs._pieces);

    public InputList<T> Concat(InputList<T> other)
    {
        var list = Clone();
        list.Append(other._pieces);
        return list;
    }

    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(T[] values) => Of([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(Output<T>[] values) => Of([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(Input<T>[] values) => Of([.. values]);

    public static implicit operator InputList<T>(List<T> values) => Of([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(List<Output<T>> values) => Of([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(List<Input<T>> values) => Of([.. values]);

    public static implicit operator InputList<T>(ImmutableArray<T> values)
        => Of(values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => Of(values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(array => array.ToImmutableArray());

    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(list => list.ToImmutableArray());

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => values.Apply(items => items.ToImmutableArray());

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values)
        => new(values.Apply(array => array.IsDefault ? default : array.Select(value => (Input<T>)value).ToImmutableArray()));

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await Value.GetValueAsync(whenUnknown: []).ConfigureAwait(false))
        {
            yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal InputList<T> Clone()
    {
        var list = new InputList<T>();
        list.Append(_pieces);
        return list;
    }

    private static InputList<T> Of(ImmutableArray<Input<T>> elements) => new(Output.Create(elements));

    private void Append(IEnumerable<Output<ImmutableArray<Input<T>>>> pieces)
    {
        _pieces.AddRange(pieces.ToArray());
        (_elements, _joined) = (null, null);
    }
}
