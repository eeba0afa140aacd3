using CrossCloudDns.HealthChecker.Probing;

namespace CrossCloudDns.Tests.Lambda.Probing;

public sealed class PaceTests
{
    [Theory]
    [InlineData(2, 1, 3, 0.25)]
    [InlineData(1, 1, 3, 0.25)]
    [InlineData(0.35, 1, 8.5714, 0.2857)]
    [InlineData(0.25, 1.4, 12, 0.4)]
    [InlineData(0.1, 3.5, 30, 1)]
    public void For_AShareOfAProcessor_IsSlowerTheSmallerItIs(double processors, double plain, double encrypted, double silent)
    {
        var pace = Pace.For(processors);

        Assert.Equal(plain, pace.Plain.TotalMilliseconds, 3);
        Assert.Equal(encrypted, pace.Encrypted.TotalMilliseconds, 3);
        Assert.Equal(silent, pace.Silent.TotalMilliseconds, 3);
    }
}
