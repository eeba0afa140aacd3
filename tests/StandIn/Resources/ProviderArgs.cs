using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

internal sealed class ProviderArgs : ResourceArgs
{
    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("retries", json: true)]
    public Input<int>? Retries { get; set; }

    [Input("insecure", json: true)]
    public Input<bool>? Insecure { get; set; }

    [Input("accounts", json: true)]
    public InputList<string>? Accounts { get; set; }
}
