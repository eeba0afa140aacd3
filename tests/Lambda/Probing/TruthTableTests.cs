using System.Diagnostics;
using CrossCloudDns.HealthChecker.Loop;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.Tests.Lambda.Probing;

/// <summary>What the checker says of targets that behave in every way that targets do, over real sockets.</summary>
public sealed class TruthTableTests
{
    /// <summary>What a loaded machine may add to the time that a verdict needs.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(15);

    /// <summary>Made anew each time: some behave differently when they are asked again.</summary>
    private static IEnumerable<Behaviour> Behaviours =>
    [
        .. TcpBehaviours.All, .. HttpBehaviours.All, .. BodyBehaviours.All, .. TlsBehaviours.All, .. DnsBehaviours.All, .. NameBehaviours.All,
    ];

    public static TheoryData<string> Names => [.. Behaviours.Select(behaviour => behaviour.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Verdict_OfABehaviour_HasTheRightReasonInTime(string name) =>
        ShowAsync(name, new SocketExchange(), TimeProvider.System);

    /// <summary>The same verdicts where all connections and timers share one thread, as they do on Linux.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Verdict_OfABehaviourOnTheEventLoop_IsTheSame(string name)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The event loop needs epoll.");
            return;
        }

        using var loop = new EventLoop();

        await ShowAsync(name, loop, loop);
    }

    private static async Task ShowAsync(string name, ITcpExchange tcp, TimeProvider time)
    {
        var behaviour = Behaviours.Single(behaviour => behaviour.Name == name);
        var started = Stopwatch.GetTimestamp();

        var verdict = await behaviour.RunAsync(tcp, time, TestContext.Current.CancellationToken);

        Assert.True(behaviour.Reasons.Contains(verdict.Reason), $"{verdict.Reason}, {verdict.Finding.Detail}");
        Assert.Equal(Expected(verdict.Reason), verdict.Health);
        Assert.Equal(behaviour.ExpectedAttempts, verdict.Attempts);
        Assert.Equal(behaviour.ShowsCertificate, verdict.Finding.CertificateExpiry is not null);
        var bound = verdict.Reason is Reason.Timeout or Reason.Lookup ? behaviour.Timeout * behaviour.Attempts : TimeSpan.Zero;
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, bound + Slack);
    }

    private static Health Expected(Reason reason) => reason switch
    {
        Reason.Ok => Health.Healthy,
        Reason.Lookup => Health.Unknown,
        _ => Health.Down,
    };
}
