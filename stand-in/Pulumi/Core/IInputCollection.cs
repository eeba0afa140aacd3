namespace Pulumi;

/// <summary>A list or map that keeps its elements apart, so that an error in one can be reported at its own path.</summary>
internal interface IInputCollection
{
    IOutput Elements { get; }
}
