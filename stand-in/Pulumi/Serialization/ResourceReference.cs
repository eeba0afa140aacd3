namespace Pulumi.Serialization;

/// <summary>A resource that is itself the value of a property.</summary>
internal sealed record ResourceReference(object? Urn);
