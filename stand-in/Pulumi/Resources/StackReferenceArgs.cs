namespace Pulumi;

/// <summary>Which stack to read.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The stack's full name; by default the name of the reference.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}
