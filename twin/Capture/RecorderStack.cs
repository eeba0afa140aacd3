using Pulumi;

namespace CrossCloudDns.Twin.Capture;

/// <summary>A stack that declares what a program declares, and shows every resource's options to a recorder.</summary>
internal sealed class RecorderStack : Stack
{
    private static readonly AsyncLocal<(Action Declare, ResourceTransformation Observe)> Current = new();

    /// <summary>Called by the SDK, inside the run that <see cref="Prepare"/> prepared.</summary>
    public RecorderStack()
        : base(new StackOptions { ResourceTransformations = { Current.Value.Observe } })
    {
        Current.Value.Declare();
    }

    /// <summary>Says what the next stack of this asynchronous flow declares and who watches.</summary>
    public static void Prepare(Action declare, ResourceTransformation observe) => Current.Value = (declare, observe);
}
