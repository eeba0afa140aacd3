namespace Pulumi;

/// <summary>A <see cref="Union{T0, T1}"/> whose cases are not known at compile time.</summary>
internal interface IUnion
{
    object Value { get; }
}
