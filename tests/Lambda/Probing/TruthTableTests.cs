using System.Diagnostics;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.Tests.Lambda.Probing;

/// <summary>What the checker says of targets that behave in every way that targets do, over real sockets.</summary>
public sealed class TruthTableTests
{
    /// <summary>What a loaded machine may add to the time that a verdict needs.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, Behaviour> Behaviours = new[]
    {
        TcpBehaviours.All, HttpBehaviours.All, BodyBehaviours.All, TlsBehaviours.All, DnsBehaviours.All, NameBehaviours.All,
    }.SelectMany(all => all).ToDictionary(behaviour => behaviour.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Behaviours.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Verdict_OfABehaviour_HasTheRightReasonInTime(string name)
    {
        var behaviour = Behaviours[name];
        var started = Stopwatch.GetTimestamp();

        var verdict = await behaviour.RunAsync(TestContext.Current.CancellationToken);

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
