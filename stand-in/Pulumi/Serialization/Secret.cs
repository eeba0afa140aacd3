namespace Pulumi.Serialization;

/// <summary>A value that travels marked as secret.</summary>
internal sealed record Secret(object? Value);
