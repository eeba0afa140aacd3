namespace Pulumi;

/// <summary>A transformation that the engine calls. Mocks have no engine, so it does not run under them.</summary>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);
