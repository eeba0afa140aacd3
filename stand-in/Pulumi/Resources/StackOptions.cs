namespace Pulumi;

/// <summary>Options of the root stack.</summary>
public class StackOptions
{
    /// <summary>Run for every resource of the stack, and for the stack itself.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }
}
