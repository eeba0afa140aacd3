namespace Pulumi;

/// <summary>An output of another stack; one of the two is set, as the output is secret or not.</summary>
public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}
