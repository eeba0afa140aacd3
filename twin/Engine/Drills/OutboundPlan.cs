using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>What a VPC asks through an outbound endpoint, once a second, and which fault is on meanwhile.</summary>
public sealed record OutboundPlan
{
    public required StackModel Model { get; init; }

    public Assumptions Assumptions { get; init; } = Assumptions.Default;

    /// <summary>
    /// The rule that the questions meet; they come from the first VPC that it is associated with, and ask for the SOA of its domain.
    /// </summary>
    public required ResolverRule Rule { get; init; }

    /// <summary>One after another.</summary>
    public required ImmutableArray<OutboundPhase> Phases { get; init; }

    /// <summary>How long a client waits.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan ClientPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether a code shows that the other side has been reached: the zone need not have the name.</summary>
    public static bool Counts(ResponseCode? code) => code is ResponseCode.NoError or ResponseCode.NxDomain or ResponseCode.Refused;
}

/// <param name="Questions">How many, one per second.</param>
/// <param name="Fault">What is broken while they are asked; <see langword="null"/> for nothing.</param>
public sealed record OutboundPhase(int Questions, Fault? Fault);

/// <summary>What became of one phase.</summary>
/// <param name="Sent">Queries that left, by the interface that they left through; a query that leaves twice counts twice.</param>
public sealed record OutboundOutcome(int Asked, int Lost, ImmutableDictionary<IPAddress, int> Sent)
{
    public int SentBy(IPAddress address) => Sent.GetValueOrDefault(address);
}
