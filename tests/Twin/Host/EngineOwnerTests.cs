using CrossCloudDns.Tests.Twin.Engine;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Host;

public sealed class EngineOwnerTests
{
    [Fact]
    public async Task Post_AnEventWhoseEffectFails_EndsTheOwnerWithTheFailure()
    {
        await using var owner = new EngineOwner(Sample.State([]), new VirtualClock(Sample.Now));
        owner.Applied += (_, _, _) => throw new InvalidOperationException("the port is gone");

        owner.Post(new EngineEvent.MinutePassed());

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => owner.Completion);
        Assert.Equal("the port is gone", failure.Message);
    }

    [Fact]
    public async Task Apply_AnEventWhoseEffectFails_FailsToo()
    {
        await using var owner = new EngineOwner(Sample.State([]), new VirtualClock(Sample.Now));
        owner.Applied += (_, _, _) => throw new InvalidOperationException("the port is gone");

        await Assert.ThrowsAsync<InvalidOperationException>(() => owner.ApplyAsync(new EngineEvent.MinutePassed(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Dispose_EndsTheOwnerOnceItsInboxIsEmpty()
    {
        var owner = new EngineOwner(Sample.State([]), new VirtualClock(Sample.Now));
        var applied = 0;
        owner.Applied += (_, _, _) => applied++;
        owner.Post(new EngineEvent.MinutePassed());
        owner.Post(new EngineEvent.MinutePassed());

        await owner.DisposeAsync();

        Assert.True(owner.Completion.IsCompletedSuccessfully);
        Assert.Equal(2, applied);
    }
}
