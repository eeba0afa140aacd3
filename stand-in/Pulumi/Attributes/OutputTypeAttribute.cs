namespace Pulumi;

/// <summary>Marks a class that an output can hold; it is made through its <see cref="OutputConstructorAttribute"/> constructor.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;
