using CrossCloudDns.Twin.Engine.Checks;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

public sealed class StackCheckTests
{
    [Fact]
    public void Run_OfASoundStack_FindsNothing() =>
        Assert.Empty(StackCheck.Run(SampleStack.TwoSites().Build()).Select(finding => $"{finding.Id} {finding.Reason}"));
}
