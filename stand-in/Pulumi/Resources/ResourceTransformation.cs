namespace Pulumi;

/// <summary>Sees a resource before it is registered and may replace its arguments and options.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);
