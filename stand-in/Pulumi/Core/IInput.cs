namespace Pulumi;

/// <summary>An <see cref="Input{T}"/> whose element type is not known at compile time.</summary>
internal interface IInput
{
    IOutput ToOutput();
}
