namespace CrossCloudDns.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void Twin_Assembly_IsNamedAfterTheProduct() =>
        Assert.Equal("CrossCloudDns.Twin", System.Reflection.Assembly.Load("CrossCloudDns.Twin").GetName().Name);
}
