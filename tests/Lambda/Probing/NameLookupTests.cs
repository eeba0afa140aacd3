using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Lambda.Probing;

public sealed class NameLookupTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly VirtualClock _clock = new();
    private readonly Channel<(string Name, TaskCompletionSource<IPAddress[]> Answer)> _asked =
        Channel.CreateUnbounded<(string Name, TaskCompletionSource<IPAddress[]> Answer)>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("192.0.2.7")]
    [InlineData("2001:db8::7")]
    public async Task FindAsync_Address_AsksNobody(string address)
    {
        using var lookup = new NameLookup(Ask, _clock);

        Assert.Equal(new IPEndPoint(IPAddress.Parse(address), 80), await lookup.FindAsync(address, 80, Patience, Cancellation));
        Assert.Equal(0, _asked.Reader.Count);
    }

    [Fact]
    public async Task FindAsync_SameNameAtOnce_AsksOnce()
    {
        using var lookup = new NameLookup(Ask, _clock);
        var first = lookup.FindAsync("app.example.com", 80, Patience, Cancellation).AsTask();
        var second = lookup.FindAsync("APP.example.com", 443, Patience, Cancellation).AsTask();

        await AnswerAsync("192.0.2.7");

        Assert.Equal("192.0.2.7:80", (await first).ToString());
        Assert.Equal("192.0.2.7:443", (await second).ToString());
        Assert.Equal(0, _asked.Reader.Count);
    }

    [Fact]
    public async Task FindAsync_WithinTheSameRun_UsesTheAnswerAndInTheNextRunAsksAgain()
    {
        using var lookup = await WithKnownAsync("192.0.2.7");

        Assert.Equal("192.0.2.7:80", (await FindAsync(lookup)).ToString());
        Assert.Equal(0, _asked.Reader.Count);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var found = FindAsync(lookup);
        await AnswerAsync("192.0.2.8");

        Assert.Equal("192.0.2.8:80", (await found).ToString());
    }

    [Fact]
    public async Task FindAsync_ResolverFailsLater_UsesTheOldAnswer()
    {
        using var lookup = await WithKnownAsync("192.0.2.7");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var found = FindAsync(lookup);

        await FailAsync(SocketError.TryAgain);

        Assert.Equal("192.0.2.7:80", (await found).ToString());
    }

    [Fact]
    public async Task FindAsync_ResolverIsSilentLater_UsesTheOldAnswerAfterItsPatience()
    {
        using var lookup = await WithKnownAsync("192.0.2.7");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var found = FindAsync(lookup);

        _clock.Advance(Patience);

        Assert.Equal("192.0.2.7:80", (await found).ToString());
    }

    [Fact]
    public async Task FindAsync_NameIsGoneLater_IsNotFound()
    {
        using var lookup = await WithKnownAsync("192.0.2.7");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var found = FindAsync(lookup);

        await FailAsync(SocketError.HostNotFound);

        Assert.Equal(Reason.NameNotFound, (await Assert.ThrowsAsync<ProbeFault>(() => found)).Reason);
    }

    [Fact]
    public async Task FindAsync_ManyNames_AsksTwentyFourAtOnce()
    {
        using var lookup = new NameLookup(Ask, _clock);
        var found = Enumerable.Range(0, 30).Select(name => lookup.FindAsync($"{name}.example.com", 80, Patience, Cancellation).AsTask()).ToArray();

        Assert.Equal(24, _asked.Reader.Count);
        foreach (var _ in found)
        {
            await AnswerAsync("192.0.2.7");
        }

        await Task.WhenAll(found);
    }

    [Fact]
    public async Task FindAsync_NamesThatWereNotAnswered_LeaveRoomForTheOthers()
    {
        using var lookup = new NameLookup(Ask, _clock);
        var names = Enumerable.Range(0, 24).Select(name => $"dead{name}.example.com").ToArray();
        var dead = names.Select(name => lookup.FindAsync(name, 80, Patience, Cancellation).AsTask()).ToArray();
        foreach (var _ in names)
        {
            await FailAsync(SocketError.TryAgain);
        }

        foreach (var lost in dead)
        {
            Assert.Equal(Reason.Lookup, (await Assert.ThrowsAsync<ProbeFault>(() => lost)).Reason);
        }

        var again = names.Select(name => lookup.FindAsync(name, 80, Patience, Cancellation).AsTask()).ToArray();
        var good = lookup.FindAsync("good.example.com", 80, Patience, Cancellation).AsTask();

        Assert.Equal(8 + 1, _asked.Reader.Count);
        for (var ahead = 0; ahead < 8; ahead++)
        {
            Assert.StartsWith("dead", await AnswerAsync("192.0.2.7"), StringComparison.Ordinal);
        }

        Assert.Equal("good.example.com", await AnswerAsync("192.0.2.8"));
        Assert.Equal("192.0.2.8:80", (await good).ToString());
        for (var answered = 8; answered < again.Length; answered++)
        {
            await AnswerAsync("192.0.2.7");
        }

        await Task.WhenAll(again);
    }

    private Task<IPAddress[]> Ask(string name)
    {
        var answer = new TaskCompletionSource<IPAddress[]>();
        Assert.True(_asked.Writer.TryWrite((name, answer)));
        return answer.Task;
    }

    /// <summary>Answers the next question, which is waited for, and returns its name.</summary>
    private async Task<string> AnswerAsync(string address)
    {
        var asked = await _asked.Reader.ReadAsync(Cancellation);
        asked.Answer.SetResult([IPAddress.Parse(address)]);
        return asked.Name;
    }

    private async Task FailAsync(SocketError error) =>
        (await _asked.Reader.ReadAsync(Cancellation)).Answer.SetException(new SocketException((int)error));

    private async Task<NameLookup> WithKnownAsync(string address)
    {
        var lookup = new NameLookup(Ask, _clock);
        var found = FindAsync(lookup);
        await AnswerAsync(address);
        await found;
        return lookup;
    }

    private static Task<IPEndPoint> FindAsync(NameLookup lookup) =>
        lookup.FindAsync("app.example.com", 80, Patience, Cancellation).AsTask();
}
