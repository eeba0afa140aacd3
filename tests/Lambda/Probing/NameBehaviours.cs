using System.Net;
using System.Net.Sockets;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Lambda.Probing.Servers;

namespace CrossCloudDns.Tests.Lambda.Probing;

internal static class NameBehaviours
{
    public static IEnumerable<Behaviour> All =>
    [
        Named("name is found", _ => Task.FromResult<IPAddress[]>([IPAddress.Loopback]), Reason.Ok),
        Named("name does not exist", _ => throw new SocketException((int)SocketError.HostNotFound), Reason.NameNotFound),
        Named("name has no address", _ => throw new SocketException((int)SocketError.NoData), Reason.NameNotFound),
        Named("name has no IPv4 address", _ => Task.FromResult<IPAddress[]>([]), Reason.NameNotFound),
        Named("name's resolver fails", _ => throw new SocketException((int)SocketError.TryAgain), Reason.Lookup),
        Named("name's resolver is silent", _ => new TaskCompletionSource<IPAddress[]>().Task, Reason.Lookup) with { IsImpatient = true },
        Named("name flaps", Flapping(), Reason.Ok) with { Attempts = 2, ExpectedAttempts = 2 },
    ];

    private static Behaviour Named(string name, Func<string, Task<IPAddress[]>> resolve, Reason reason) =>
        new(name, () => new ScriptedServer(peer => peer.HangAsync()), new Check.Tcp(), reason) { HostName = "app.internal.example.com", Resolve = resolve };

    private static Func<string, Task<IPAddress[]>> Flapping()
    {
        var lookups = 0;
        return _ => ++lookups == 1
            ? throw new SocketException((int)SocketError.HostNotFound)
            : Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
    }
}
