using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>How long a service takes to fail over and to recover, term by term from what is declared.</summary>
/// <remarks>
/// The clock starts when an instance stops serving, and stops when no client is left with its address. Caches that hold on to an answer
/// beyond its TTL are not in it. Where instances of a service differ, the slowest counts.
/// </remarks>
public sealed record FailoverBudget
{
    private const string SchedulerPage = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html";
    private const string AlarmPage = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html";
    private const string TtlPage = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-shared.html";

    /// <summary>Name that clients ask for.</summary>
    public required DomainName Service { get; init; }

    public required RecordType Type { get; init; }

    /// <summary>From the loss of an instance to no client having its address.</summary>
    public required ImmutableArray<BudgetTerm> FailOver { get; init; }

    /// <summary>From its return to every client having it again where it is the closest.</summary>
    public required ImmutableArray<BudgetTerm> Recover { get; init; }

    /// <summary>Labels of the record sets at the leaves that no health check watches: they never fail over.</summary>
    public ImmutableArray<string> Unwatched { get; init; } = [];

    public BudgetRange FailOverTotal => FailOver.Aggregate(BudgetRange.Zero, (sum, term) => sum + term.Time);

    public BudgetRange RecoverTotal => Recover.Aggregate(BudgetRange.Zero, (sum, term) => sum + term.Time);

    /// <summary>The budgets of all names that clients ask for and that have more than one record set or any health check, by name.</summary>
    public static ImmutableArray<FailoverBudget> Of(StackModel model, Assumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(assumptions);
        return [.. ServiceTree.Of(model).Where(service => service.CanFailOver).Select(service => Of(model, service, assumptions))];
    }

    private static FailoverBudget Of(StackModel model, ServiceTree service, Assumptions assumptions)
    {
        var slowest = service.Leaves.Select(leaf => Terms(model, leaf, assumptions))
            .OfType<(ImmutableArray<BudgetTerm> FailOver, ImmutableArray<BudgetTerm> Recover)>()
            .OrderByDescending(terms => terms.FailOver.Sum(term => term.Time.Worst.Ticks)).FirstOrDefault(([], []));
        return new FailoverBudget
        {
            Service = service.Name,
            Type = service.Type,
            FailOver = slowest.FailOver,
            Recover = slowest.Recover,
            Unwatched = [.. service.Leaves.Where(leaf => leaf.HealthCheckId is null).Select(leaf => leaf.Label)],
        };
    }

    private static (ImmutableArray<BudgetTerm> FailOver, ImmutableArray<BudgetTerm> Recover)? Terms(StackModel model, RecordSet leaf, Assumptions assumptions)
    {
        if (leaf.Content is not RecordContent.Values values
            || model.HealthChecks.FirstOrDefault(check => check.Id == leaf.HealthCheckId)?.Kind is not HealthCheckKind.CloudWatchMetric kind
            || model.Alarms.FirstOrDefault(alarm => alarm.Name == kind.AlarmName && alarm.Region == kind.AlarmRegion) is not { } alarm)
            return null;
        var ttl = new BudgetTerm("record TTL", BudgetRange.UpTo(values.Ttl), Text($"{values.Ttl.TotalSeconds:0} s that clients may keep the answer"), TtlPage);
        var propagation = new BudgetTerm(
            "health check", BudgetRange.Fixed(assumptions.HealthCheckPropagation), "from the decision to the answers; unpublished, assumed", Source: null);
        var evaluation = new BudgetTerm(
            "end of the minute", BudgetRange.UpTo(TimeSpan.FromMinutes(1)), "data points close on the minute, and are looked at every minute", AlarmPage);
        var more = alarm.Settings.Period * (alarm.Settings.EvaluationPeriods - 1);
        var periods = new BudgetTerm("further periods", BudgetRange.Fixed(more), Text($"{alarm.Settings.EvaluationPeriods} periods of {alarm.Settings.Period.TotalSeconds:0} s must breach"), AlarmPage);
        ImmutableArray<BudgetTerm> failOver = [.. Detection(model, alarm, longest: true), evaluation, periods, propagation, ttl];
        ImmutableArray<BudgetTerm> recover = [.. Detection(model, alarm, longest: false), evaluation, propagation, ttl];
        return (failOver, recover);
    }

    // A check that fails may take all its attempts; one that succeeds is taken to be quick.
    private static IEnumerable<BudgetTerm> Detection(StackModel model, MetricAlarm alarm, bool longest)
    {
        var found = (
            from schedule in model.Schedules
            from target in schedule.Targets
            where schedule.HealthyMetric(target.Id).Equals(alarm.Settings.Metric)
            select (schedule, target)).FirstOrDefault();
        if (found.schedule is null)
            yield break;
        yield return new BudgetTerm("schedule", BudgetRange.UpTo(found.schedule.Interval), Text($"the checker runs every {found.schedule.Interval.TotalSeconds:0} s"), SchedulerPage);
        var check = longest ? new BudgetRange(TimeSpan.Zero, found.target.Timeout, found.target.Longest) : BudgetRange.Zero;
        yield return new BudgetTerm("check", check, Text($"{found.target.Attempts} attempts of {found.target.Timeout.TotalSeconds:0.#} s"), Source: null);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
