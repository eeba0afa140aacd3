using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Where drills are played: in virtual time, or on real sockets. What is expected of them is the same.</summary>
public interface IDrillStage
{
    /// <summary>As reports name it.</summary>
    string Name { get; }

    /// <summary>What the machine may add to a time that is held against a budget.</summary>
    TimeSpan Slack { get; }

    /// <summary>What the machine may add to a wait for an answer.</summary>
    TimeSpan WaitSlack { get; }

    /// <summary>Whether <see cref="DrillPlan.Load"/> can be played.</summary>
    bool CarriesLoad { get; }

    /// <summary>Plays a plan to its end.</summary>
    Task<SimulationRun> PlayAsync(DrillPlan plan, CancellationToken cancellationToken);

    /// <summary>Plays a plan of queries through an outbound endpoint to its end; one outcome for each phase.</summary>
    Task<ImmutableArray<OutboundOutcome>> PlayAsync(OutboundPlan plan, CancellationToken cancellationToken);
}
