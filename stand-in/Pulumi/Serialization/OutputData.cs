using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>What an output resolves to: the value and where it came from.</summary>
/// <param name="Resources">The resources the value depends on.</param>
/// <param name="Value">The value; meaningless unless <paramref name="IsKnown"/>.</param>
internal readonly record struct OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public static OutputData<T> Known(T value) => new(ImmutableHashSet<Resource>.Empty, value, IsKnown: true, IsSecret: false);

    public static OutputData<T> Unknown(T value = default!) => Known(value) with { IsKnown = false };

    public OutputData<TResult> WithValue<TResult>(TResult value) => new(Resources, value, IsKnown, IsSecret);

    /// <summary>Joins what is true of two values: known when both are, secret when either is.</summary>
    public OutputData<TResult> Join<TOther, TResult>(OutputData<TOther> other, TResult value)
        => new(Union(Resources, other.Resources), value, IsKnown && other.IsKnown, IsSecret || other.IsSecret);

    private static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> left, ImmutableHashSet<Resource> right)
        => left.IsEmpty ? right : right.IsEmpty || ReferenceEquals(left, right) ? left : left.Union(right);
}
