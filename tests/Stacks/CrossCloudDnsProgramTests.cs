using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Infra;
using Pulumi;

namespace CrossCloudDns.Tests.Stacks;

[Collection("Pulumi")]
public sealed class CrossCloudDnsProgramTests
{
    [Fact]
    public async Task Declare_SampleStack_PinsThreeInboundAddressesInEachSite()
    {
        var recording = await DeclareSample();

        Assert.Equal(
            [
                """[{"ip":"10.10.0.4","subnetId":"id-of-uk-aws-inbound-1"},{"ip":"10.10.0.20","subnetId":"id-of-uk-aws-inbound-2"},{"ip":"10.10.0.36","subnetId":"id-of-uk-aws-inbound-3"}]""",
                """[{"ip":"10.20.0.4","subnetId":"id-of-us-aws-inbound-1"},{"ip":"10.20.0.20","subnetId":"id-of-us-aws-inbound-2"},{"ip":"10.20.0.36","subnetId":"id-of-us-aws-inbound-3"}]""",
            ],
            recording.Of("aws:route53/resolverEndpoint:ResolverEndpoint").Select(endpoint => endpoint["ipAddresses"]));
    }

    private static async Task<Recording> DeclareSample(bool preview = false)
    {
        using var settings = SampleSettings.Use("dev");
        return await Recording.Of(() => CrossCloudDnsProgram.Declare(), preview);
    }
}
