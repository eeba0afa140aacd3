using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

internal sealed class PartArgs : ResourceArgs
{
    [Input("label", required: true)]
    public Input<string> Label { get; set; } = null!;

    [Input("weight")]
    public Input<int>? Weight { get; set; }
}
