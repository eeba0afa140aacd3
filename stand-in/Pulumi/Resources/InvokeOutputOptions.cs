namespace Pulumi;

/// <summary>Options of a call whose result is an output.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    /// <summary>What must exist before the call.</summary>
    public InputList<Resource> DependsOn { get => field ??= []; set; }
}
