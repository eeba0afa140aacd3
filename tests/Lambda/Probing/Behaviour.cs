using System.Net;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Lambda.Probing.Servers;

namespace CrossCloudDns.Tests.Lambda.Probing;

/// <summary>A target that behaves in one particular way, and what must be said of it.</summary>
/// <param name="Reasons">The reasons that are right; more than one only where the kernel decides.</param>
internal sealed record Behaviour(string Name, Func<TargetServer> Server, Check Check, params Reason[] Reasons)
{
    /// <summary>Long, so that a loaded machine does not turn another reason into a timeout.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    /// <summary>Short, for targets that must run into it; longer where something must have happened before.</summary>
    public TimeSpan Impatient { get; init; } = TimeSpan.FromMilliseconds(300);

    public TimeSpan Timeout => Reasons.Contains(Reason.Timeout) || IsImpatient ? Impatient : Patient;

    public bool IsImpatient { get; init; }

    public int Attempts { get; init; } = 1;

    /// <summary>How many attempts the verdict must have taken.</summary>
    public int ExpectedAttempts { get; init; } = 1;

    /// <summary>The name that stands for the server's address; <see langword="null"/> to use the address.</summary>
    public string? HostName { get; init; }

    /// <summary>The resolver of names.</summary>
    public Func<string, Task<IPAddress[]>> Resolve { get; init; } = _ => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    public bool ShowsCertificate { get; init; }

    /// <param name="tcp">The way over which plain targets are asked.</param>
    public async Task<Verdict> RunAsync(ITcpExchange tcp, TimeProvider time, CancellationToken cancellation)
    {
        await using var server = Server();
        using var lookup = new NameLookup(Resolve, time);
        var prober = new Prober(lookup, tcp, new TrustStore(), time, () => 0.5);
        var target = new Target
        {
            Id = Name,
            Address = HostName ?? server.Endpoint.Address.ToString(),
            Port = server.Endpoint.Port,
            Check = Check,
            Timeout = Timeout,
            Attempts = Attempts,
            Backoff = TimeSpan.FromMilliseconds(1),
        };
        return await new Attempts(prober, time, () => 0.5).RunAsync(target, cancellation);
    }
}
