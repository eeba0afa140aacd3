using System.Net;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Lambda.Probing.Servers;

namespace CrossCloudDns.Tests.Lambda.Probing;

internal static class TcpBehaviours
{
    private static readonly Check Tcp = new Check.Tcp();

    public static IEnumerable<Behaviour> All =>
    [
        new("tcp accepts", () => new ScriptedServer(peer => peer.HangAsync()), Tcp, Reason.Ok),
        new("tcp accepts on IPv6", () => new ScriptedServer(peer => peer.HangAsync(), IPAddress.IPv6Loopback), Tcp, Reason.Ok),
        new("tcp refuses", () => new ClosedPort(IPAddress.Loopback), Tcp, Reason.Refused),
        new("tcp refuses on IPv6", () => new ClosedPort(IPAddress.IPv6Loopback), Tcp, Reason.Refused),
        new("tcp swallows the connection", () => new BlackHole(), Tcp, Reason.Timeout),
        new("tcp accepts and closes", () => new ScriptedServer(_ => Task.CompletedTask), Tcp, Reason.Ok),
        new("tcp is half open", () => new ScriptedServer(HalfOpenAsync), Tcp, Reason.Ok),
        new("tcp refuses three times", () => new ClosedPort(IPAddress.Loopback), Tcp, Reason.Refused) { Attempts = 3, ExpectedAttempts = 3 },
    ];

    private static Task HalfOpenAsync(Peer peer)
    {
        peer.HalfClose();
        return peer.HangAsync();
    }
}
