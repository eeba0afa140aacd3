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
    private const string MissingDataPage = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html";
    private const string TtlPage = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-shared.html";

    /// <summary>Name that clients ask for.</summary>
    public required DomainName Service { get; init; }

    public required RecordType Type { get; init; }

    /// <summary>From the loss of an instance to no client having its address.</summary>
    public required ImmutableArray<BudgetTerm> FailOver { get; init; }

    /// <summary>
    /// From the loss of an instance together with its checker, where the health check takes silence for failure; empty where it keeps the
    /// last known status, and nobody ever leaves such an instance.
    /// </summary>
    public ImmutableArray<BudgetTerm> Silence { get; init; } = [];

    /// <summary>From its return to every client having it again where it is the closest.</summary>
    public required ImmutableArray<BudgetTerm> Recover { get; init; }

    /// <summary>Labels of the record sets at the leaves that no health check watches: they never fail over.</summary>
    public ImmutableArray<string> Unwatched { get; init; } = [];

    public BudgetRange FailOverTotal => FailOver.Aggregate(BudgetRange.Zero, (sum, term) => sum + term.Time);

    public BudgetRange SilenceTotal => Silence.Aggregate(BudgetRange.Zero, (sum, term) => sum + term.Time);

    public BudgetRange RecoverTotal => Recover.Aggregate(BudgetRange.Zero, (sum, term) => sum + term.Time);

    /// <summary>
    /// The budgets of all names that clients ask for and that have more than one record set or any health check, by name.
    /// </summary>
    public static ImmutableArray<FailoverBudget> Of(StackModel model, Assumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(assumptions);
        return [.. ServiceTree.Of(model).Where(service => service.CanFailOver).Select(service => Of(model, service, assumptions))];
    }

    private static FailoverBudget Of(StackModel model, ServiceTree service, Assumptions assumptions)
    {
        var terms = (
            from leaf in service.Leaves
            from watcher in Watchers(model, leaf.HealthCheckId, depth: 0)
            select (
                FailOver: FailOverOf(model, leaf, watcher.Alarm, assumptions),
                Silence: SilenceOf(leaf, watcher, assumptions),
                Recover: RecoverOf(model, leaf, watcher.Alarm, assumptions))).ToList();
        return new FailoverBudget
        {
            Service = service.Name,
            Type = service.Type,
            FailOver = Slowest(terms.Select(term => term.FailOver)),
            Silence = Slowest(terms.Select(term => term.Silence)),
            Recover = Slowest(terms.Select(term => term.Recover)),
            Unwatched = [.. service.Leaves.Where(leaf => leaf.HealthCheckId is null).Select(leaf => leaf.Label)],
        };
    }

    private static ImmutableArray<BudgetTerm> Slowest(IEnumerable<ImmutableArray<BudgetTerm>> candidates) =>
        candidates.OrderByDescending(terms => terms.Sum(term => term.Time.Worst.Ticks)).FirstOrDefault([]);

    // A calculated check waits for its children.
    private static IEnumerable<(HealthCheckKind.CloudWatchMetric Kind, MetricAlarm Alarm)> Watchers(
        StackModel model, string? healthCheckId, int depth)
    {
        var kind = model.HealthChecks.FirstOrDefault(check => check.Id == healthCheckId)?.Kind;
        return kind switch
        {
            HealthCheckKind.CloudWatchMetric metric => model.Alarms.Where(alarm =>
                alarm.Name == metric.AlarmName && alarm.Region == metric.AlarmRegion)
                .Select(alarm => (metric, alarm)),
            HealthCheckKind.Calculated calculated when depth < 2 => calculated.ChildIds.SelectMany(child =>
                Watchers(model, child, depth + 1)),
            _ => [],
        };
    }

    private static ImmutableArray<BudgetTerm> FailOverOf(StackModel model, RecordSet leaf, MetricAlarm alarm, Assumptions assumptions)
    {
        var more = alarm.Settings.Period * (alarm.Settings.EvaluationPeriods - 1);
        var periods = new BudgetTerm(
            "further periods",
            BudgetRange.Fixed(more),
            Text($"{alarm.Settings.EvaluationPeriods} periods of {alarm.Settings.Period.TotalSeconds:0} s must breach"),
            AlarmPage);
        return [.. Detection(model, alarm, longest: true), Evaluation, periods, Propagation(assumptions), TimeToLive(leaf)];
    }

    private static ImmutableArray<BudgetTerm> RecoverOf(StackModel model, RecordSet leaf, MetricAlarm alarm, Assumptions assumptions) =>
        [
            .. Detection(model, alarm, longest: false), Evaluation, .. RestOfThePeriod(alarm.Settings), Propagation(assumptions),
            TimeToLive(leaf),
        ];

    // A period of several minutes can stay bad until the last bad minute has left it.
    private static IEnumerable<BudgetTerm> RestOfThePeriod(AlarmSettings settings)
    {
        var rest = settings.Period - TimeSpan.FromMinutes(1);
        return rest <= TimeSpan.Zero
            ? []
            : [
                new BudgetTerm(
                    "rest of the period",
                    BudgetRange.UpTo(rest),
                    Text($"one bad minute can spoil {settings.Period.TotalSeconds:0} s"),
                    AlarmPage),
            ];
    }

    private static ImmutableArray<BudgetTerm> SilenceOf(
        RecordSet leaf, (HealthCheckKind.CloudWatchMetric Kind, MetricAlarm Alarm) watcher, Assumptions assumptions)
    {
        if (watcher.Kind.InsufficientData != InsufficientDataHealthStatus.Unhealthy)
            return [];
        var settings = watcher.Alarm.Settings;
        var range = settings.Period * (settings.EvaluationPeriods + assumptions.ExtraEvaluationPeriods);
        return
        [
            new BudgetTerm(
                "evaluation range", BudgetRange.Fixed(range), "until the last data point is too old to count", MissingDataPage),
            Evaluation,
            Propagation(assumptions),
            TimeToLive(leaf),
        ];
    }

    private static BudgetTerm Evaluation => new(
        "end of the minute", BudgetRange.UpTo(TimeSpan.FromMinutes(1)), "data points close on the minute, and are looked at every minute",
        AlarmPage);

    private static BudgetTerm Propagation(Assumptions assumptions) => new(
        "health check",
        BudgetRange.Fixed(assumptions.HealthCheckPropagation),
        "from the decision to the answers; unpublished, assumed",
        Source: null);

    private static BudgetTerm TimeToLive(RecordSet leaf)
    {
        var ttl = leaf.Content is RecordContent.Values values ? values.Ttl : TimeSpan.Zero;
        return new BudgetTerm(
            "record TTL", BudgetRange.UpTo(ttl), Text($"{ttl.TotalSeconds:0} s that clients may keep the answer"), TtlPage);
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
        yield return new BudgetTerm(
            "schedule",
            BudgetRange.UpTo(found.schedule.Interval),
            Text($"the checker runs every {found.schedule.Interval.TotalSeconds:0} s"),
            SchedulerPage);
        var check = longest ? new BudgetRange(TimeSpan.Zero, found.target.Timeout, found.target.Longest) : BudgetRange.Zero;
        yield return new BudgetTerm(
            "check", check, Text($"{found.target.Attempts} attempts of {found.target.Timeout.TotalSeconds:0.#} s"), Source: null);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
