using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments of a provider function whose names are only known when the program runs.</summary>
public sealed class DictionaryInvokeArgs : InvokeArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    /// <exception cref="InvalidOperationException">A value is of a type that cannot be sent.</exception>
    public DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary)
    {
        TargetType.CheckAll(nameof(dictionary), dictionary.Values, typeof(Output<>), typeof(Input<>));
        _dictionary = dictionary;
    }

    internal override IReadOnlyDictionary<string, object?> ToDictionary() => _dictionary;
}
