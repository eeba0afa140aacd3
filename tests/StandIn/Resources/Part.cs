using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

[OutputType]
internal sealed class Part
{
    public readonly string Label;

    public readonly int? Weight;

    [OutputConstructor]
    private Part(string label, int? weight) => (Label, Weight) = (label, weight);
}
