using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Why a decision came out as it did: what was looked at, what fell out, what was taken, hop by hop.</summary>
/// <remarks>Equality looks into the entries.</remarks>
public sealed record Trail(ImmutableArray<TrailEntry> Entries)
{
    public static readonly Trail Empty = new([]);

    /// <summary>This trail with one more entry.</summary>
    public Trail With(TrailStage stage, TrailVerdict verdict, string subject, string reason) =>
        new(Entries.Add(new TrailEntry(stage, verdict, subject, reason)));

    /// <summary>This trail, then the other.</summary>
    public Trail Then(Trail next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new Trail(Entries.AddRange(next.Entries));
    }

    /// <summary>The same, met so much later on the query's way.</summary>
    public Trail Later(TimeSpan by) =>
        by == TimeSpan.Zero ? this : new Trail([.. Entries.Select(entry => entry with { After = entry.After + by })]);

    public bool Equals(Trail? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    public override int GetHashCode() => Entries.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join('\n', Entries);
}

/// <summary>One line of a <see cref="Trail"/>.</summary>
/// <param name="Stage">Which question was being decided.</param>
/// <param name="Verdict">What became of the subject.</param>
/// <param name="Subject">What was looked at: a zone, a rule, a target, a record set.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record TrailEntry(TrailStage Stage, TrailVerdict Verdict, string Subject, string Reason)
{
    /// <summary>How long the query has waited by then for targets that do not respond. The network's own time is not counted.</summary>
    public TimeSpan After { get; init; }

    public override string ToString() => $"{Stage} {Verdict} {Subject}: {Reason}";
}

/// <summary>What became of a candidate.</summary>
public enum TrailVerdict
{
    /// <summary>Worth saying, decides nothing.</summary>
    Noted,

    /// <summary>Fell out.</summary>
    Dropped,

    /// <summary>Was taken.</summary>
    Chosen,
}

/// <summary>The questions of one lookup, in the order in which a query meets them.</summary>
public enum TrailStage
{
    /// <summary>Which resolver does the client ask?</summary>
    Client,

    /// <summary>Does an Azure private zone linked to the VNet answer?</summary>
    AzurePrivateZone,

    /// <summary>Which rule of the linked ruleset matches?</summary>
    ForwardingRule,

    /// <summary>Which target of the rule is asked?</summary>
    ForwardingTarget,

    /// <summary>Which link carries the query to the other cloud?</summary>
    Link,

    /// <summary>Which endpoint takes it in, and what is the query's origin?</summary>
    InboundEndpoint,

    /// <summary>Which Route 53 Resolver rule or hosted zone is the most specific?</summary>
    ResolverRule,

    /// <summary>What does the zone hold at the name?</summary>
    HostedZone,

    /// <summary>Which record set does the routing policy prefer, and is it healthy?</summary>
    RecordSelection,

    /// <summary>What is left to the public DNS.</summary>
    PublicDns,

    /// <summary>Does what the answer names serve the client?</summary>
    Connection,
}
