using System.Collections.Immutable;
using System.Net;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>What the question stream of a run amounts to.</summary>
public sealed record DrillMeasurement
{
    /// <summary>When the fault set in, and when it ended.</summary>
    public required TimeSpan Onset { get; init; }

    public required TimeSpan End { get; init; }

    /// <summary>Questions of clients that are not themselves gone.</summary>
    public required int Asked { get; init; }

    /// <summary>Of these, sent to a resolver; the others were answered from the client's cache.</summary>
    public required int Sent { get; init; }

    public required int Answered { get; init; }

    /// <summary>Answered with no address.</summary>
    public required int Negative { get; init; }

    /// <summary>Not answered in time.</summary>
    public required int Lost { get; init; }

    /// <summary>Answered with an address that did not serve, while another would have.</summary>
    public required int Misdirected { get; init; }

    /// <summary>The longest wait for an answer.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>Per service, by name.</summary>
    public required ImmutableArray<ServiceTiming> Services { get; init; }

    /// <summary>Which resolver address answered how many questions before, during and after the fault.</summary>
    public required ImmutableArray<AnswerShare> AnsweredBy { get; init; }
}

/// <summary>How long one service took.</summary>
/// <param name="FailOver">From the onset to the last question that nobody served; <see langword="null"/> when all were served.</param>
/// <param name="Recover">
/// From the end to every client having its answer of before; <see langword="null"/> when none had changed or one did not come back.
/// </param>
/// <param name="Recovered">Whether every client had its answer of before at the end of the run.</param>
public sealed record ServiceTiming(
    string Service, TimeSpan? FailOver, TimeSpan? Recover, bool Recovered, BudgetRange FailOverBudget, BudgetRange RecoverBudget)
{
    /// <summary>For the loss of an instance together with its checker; zero where such an instance is kept.</summary>
    public BudgetRange SilenceBudget { get; init; } = BudgetRange.Zero;

    /// <summary>What the machine may add to each of these times where a drill is live; nothing in virtual time.</summary>
    public TimeSpan Slack { get; init; }

    /// <summary>Whether it was hit, and served again within the budget.</summary>
    public bool FailsOverInTime => FailOver <= FailOverBudget.Worst + Slack;

    /// <summary>Whether every client has its answer of before again within the budget.</summary>
    public bool RecoversInTime => Recovered && (Recover ?? TimeSpan.Zero) <= RecoverBudget.Worst + Slack;
}

/// <summary>Answers of one resolver address.</summary>
public sealed record AnswerShare(IPAddress Address, string? AvailabilityZone, int Before, int During, int After);

/// <summary>What one client got for one service over time.</summary>
public sealed record Lane(string Client, string Service, ImmutableArray<LaneSegment> Segments);

/// <summary>A stretch in which nothing changed.</summary>
/// <param name="Instance">Who was given; <see langword="null"/> without an answer.</param>
public sealed record LaneSegment(TimeSpan From, TimeSpan To, string? Instance, LaneState State);

public enum LaneState
{
    Served,
    NotServed,
    NoAnswer,
    ClientGone,
}
