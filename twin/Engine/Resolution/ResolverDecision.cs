using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Engine;

/// <summary>What a resolver does with a question, and why.</summary>
public abstract record ResolverDecision
{
    private ResolverDecision()
    {
    }

    public required Trail Trail { get; init; }

    /// <summary>It answers itself.</summary>
    public sealed record Answered(DnsAnswer Answer) : ResolverDecision;

    /// <summary>It asks others, in this order, one after another while they do not respond.</summary>
    /// <param name="Rule">Name of the rule that matched.</param>
    /// <param name="Question">What to ask: the client's question, or the end of a CNAME chain.</param>
    /// <param name="Targets">In order. Empty when none may be asked, which is a SERVFAIL.</param>
    public sealed record Forward(string Rule, Question Question, ImmutableArray<ForwardTarget> Targets) : ResolverDecision
    {
        /// <summary>Records that go before those of the target: the CNAME chain up to here.</summary>
        public ImmutableArray<ResourceRecord> Prefix { get; init; } = [];

        /// <summary>Outbound interfaces that send the query; more than one means that it is sent that many times.</summary>
        public ImmutableArray<IPAddress> Sources { get; init; } = [];
    }

    /// <summary>It would ask the public DNS, which the twin refuses.</summary>
    public sealed record Public : ResolverDecision;
}

/// <summary>A server to ask.</summary>
/// <param name="Key">
/// Under which <see cref="EngineEvent.TargetAnswered"/> and <see cref="EngineEvent.TargetTimedOut"/> are reported.
/// </param>
/// <param name="Timeout">How long to wait before the next one is asked.</param>
public sealed record ForwardTarget(TargetKey Key, TimeSpan Timeout)
{
    public IPEndPoint EndPoint => Key.EndPoint;
}

/// <summary>A target as one forwarder sees it: an Azure ruleset's targets have a state of their own in each ruleset.</summary>
/// <param name="ForwarderId">Id of the ruleset, or of the outbound resolver endpoint.</param>
public sealed record TargetKey(string ForwarderId, IPEndPoint EndPoint);
