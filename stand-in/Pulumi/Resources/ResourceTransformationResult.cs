namespace Pulumi;

public readonly struct ResourceTransformationResult
{
    public ResourceTransformationResult(ResourceArgs args, ResourceOptions options) => (Args, Options) = (args, options);

    public ResourceArgs Args { get; }

    public ResourceOptions Options { get; }
}
