namespace Pulumi;

/// <summary>A property of a resource that can be given a plain value or an output.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _value;

    private protected Input(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>For inputs that are put together from elements and make their value on demand.</summary>
    private protected Input()
    {
    }

    private protected virtual Output<T> Value => _value!;

    public static implicit operator Input<T>(T value) => Output.Create(value);

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Value;

    IOutput IInput.ToOutput() => Value;
}
