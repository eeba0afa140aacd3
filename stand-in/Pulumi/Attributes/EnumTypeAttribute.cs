namespace Pulumi;

/// <summary>Marks a struct that stands for an open set of strings or numbers.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
