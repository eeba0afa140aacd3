using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.Tests.Lambda.Probing;

public sealed class WarmUpTests
{
    /// <summary>What fails on its way has not been through all that a probe of a healthy target runs through.</summary>
    [Fact]
    public async Task RunAsync_ItsOwnServer_IsFoundHealthyPlainAndEncrypted()
    {
        using var lookup = new NameLookup(_ => throw new InvalidOperationException(), TimeProvider.System);
        var prober = new Prober(lookup, new SocketExchange(), new TrustStore(), TimeProvider.System, () => 0.5);
        var findings = new List<(bool IsEncrypted, Reason Reason)>();
        var recorder = new FakeProber(async (target, cancellation) =>
        {
            var finding = await prober.ProbeAsync(target, cancellation);
            findings.Add((target.Check is Check.Http { Tls: not null }, finding.Reason));
            return finding;
        });

        await new WarmUp(recorder).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal([(false, Reason.Ok), (true, Reason.Ok)], findings.Distinct());
    }
}
