using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

/// <summary>Arguments of a provider function.</summary>
internal sealed class FindArgs : InvokeArgs
{
    public const string Token = "test:index:find";

    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("limit")]
    public Input<int>? Limit { get; set; }
}
