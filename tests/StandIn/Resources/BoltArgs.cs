using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

internal sealed class BoltArgs : ResourceArgs
{
    [Input("sizes", required: true)]
    private InputList<int>? _sizes;

    [Input("thread", required: true)]
    public Input<string> Thread { get; set; } = null!;

    public InputList<int> Sizes
    {
        get => _sizes ??= [];
        set => _sizes = value;
    }
}
