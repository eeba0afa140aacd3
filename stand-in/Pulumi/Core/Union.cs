using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A value of one of two types. The default is the default of the first.</summary>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 _first;
    private readonly T1 _second;

    private Union(bool isSecond, T0 first, T1 second) => (IsT1, _first, _second) = (isSecond, first, second);

    public bool IsT0 => !IsT1;

    public bool IsT1 { get; }

    public T0 AsT0 => IsT0 ? _first : throw new InvalidOperationException("Cannot return as T0 as result is T1");

    public T1 AsT1 => IsT1 ? _second : throw new InvalidOperationException("Cannot return as T1 as result is T0");

    public object Value => IsT1 ? _second! : _first!;

    public static Union<T0, T1> FromT0(T0 input) => new(isSecond: false, input, default!);

    public static Union<T0, T1> FromT1(T1 input) => new(isSecond: true, default!, input);

    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc)
        => IsT1 ? Union<TResult, T1>.FromT1(_second) : Union<TResult, T1>.FromT0(mapFunc(_first));

    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc)
        => IsT1 ? Union<T0, TResult>.FromT1(mapFunc(_second)) : Union<T0, TResult>.FromT0(_first);

    public Union<TResult0, TResult1> Bimap<TResult0, TResult1>(Func<T0, TResult0> mapFunc0, Func<T1, TResult1> mapFunc1)
        => IsT1 ? Union<TResult0, TResult1>.FromT1(mapFunc1(_second)) : Union<TResult0, TResult1>.FromT0(mapFunc0(_first));

    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT1 ? f1(_second) : f0(_first);

    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT1)
        {
            f1(_second);
        }
        else
        {
            f0(_first);
        }
    }

    public bool TryPickT0(out T0 value, out T1 remainder)
    {
        (value, remainder) = (_first, _second);
        return IsT0;
    }

    public bool TryPickT1(out T1 value, out T0 remainder)
    {
        (value, remainder) = (_second, _first);
        return IsT1;
    }

    public bool Equals(Union<T0, T1> other)
        => IsT1 == other.IsT1
            && EqualityComparer<T0>.Default.Equals(_first, other._first)
            && EqualityComparer<T1>.Default.Equals(_second, other._second);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Union<T0, T1> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsT1, _first, _second);

    public override string ToString() => IsT1 ? $"{typeof(T1).FullName}: {_second}" : $"{typeof(T0).FullName}: {_first}";
}
