namespace Pulumi.Serialization;

/// <summary>The other end of an output property: whoever holds it decides the value, once.</summary>
internal abstract class OutputSource
{
    public abstract Type ValueType { get; }

    public abstract object Output { get; }

    public abstract void Set(OutputData<object?> data);

    public abstract void TrySetDefault(bool isKnown);

    public abstract void TrySetException(Exception exception);
}
