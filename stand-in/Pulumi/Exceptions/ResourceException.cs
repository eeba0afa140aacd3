namespace Pulumi;

/// <summary>An error that belongs to a resource.</summary>
public class ResourceException : Exception
{
    public ResourceException(string message, Resource? resource, bool hideStack = false)
        : base(message)
        => (Resource, HideStack) = (resource, hideStack);

    internal Resource? Resource { get; }

    internal bool HideStack { get; }
}
