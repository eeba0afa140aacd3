namespace Pulumi;

/// <summary>Names the wire property that a field or property of an argument class fills.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    public InputAttribute(string name, bool required = false, bool json = false)
        => (Name, IsRequired, Json) = (name, required, json);

    internal string Name { get; }

    internal bool IsRequired { get; }

    /// <summary>The value travels as a string of JSON.</summary>
    internal bool Json { get; }
}
