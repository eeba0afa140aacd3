using System.Collections.Immutable;
using CrossCloudDns.Twin.Engine.Drills;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// Plays drills on a twin that runs for it: real DNS servers, checker processes and instances, and clients that send real queries.
/// </summary>
/// <param name="options">How the twins run. Ports of 0 let several run beside each other.</param>
/// <param name="begins">Told of each run how long it takes from when the checks have settled, in real time.</param>
public sealed class LiveStage(TwinOptions options, Action<TimeSpan> begins) : IDrillStage
{
    // A machine with little to spare starts processes and wakes timers late.
    private static readonly TimeSpan RealSlack = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name =>
        options.Speed == 1 ? "real sockets, at real speed" : FormattableString.Invariant($"real sockets, {options.Speed} times as fast");

    /// <inheritdoc/>
    public TimeSpan Slack => RealSlack * options.Speed;

    /// <inheritdoc/>
    public TimeSpan WaitSlack => RealSlack;

    /// <summary>As many queries as addresses take in the cloud are more than a laptop sends.</summary>
    public bool CarriesLoad => false;

    /// <inheritdoc/>
    public async Task<SimulationRun> PlayAsync(DrillPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        begins(plan.Duration / options.Speed);
        await using var twin = await TwinHost.StartAsync(plan.Model, options with { Assumptions = plan.Assumptions }, cancellationToken);
        return await new LiveRun(twin, plan).PlayAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<OutboundOutcome>> PlayAsync(OutboundPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        begins(TimeSpan.FromSeconds(plan.Phases.Sum(phase => phase.Questions)) / options.Speed);
        await using var twin = await TwinHost.StartAsync(plan.Model, options with { Assumptions = plan.Assumptions }, cancellationToken);
        return await new LiveOutboundRun(twin, plan).PlayAsync(cancellationToken);
    }
}
