using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Writes down what changes in a run, and only that.</summary>
internal sealed class TimelineWriter(StackModel model, DateTimeOffset zero)
{
    private readonly ImmutableArray<TimelineEntry>.Builder _entries = ImmutableArray.CreateBuilder<TimelineEntry>();
    private readonly Dictionary<(DrillClient, DomainName), IPAddress> _answers = [];

    public ImmutableArray<TimelineEntry> Entries => _entries.ToImmutable();

    public void Add(DateTimeOffset now, string kind, string subject, string text)
    {
        // The warm-up is nobody's business.
        if (now >= zero)
            _entries.Add(new TimelineEntry(now - zero, kind, subject, text));
    }

    public void Compare(EngineState before, EngineState after, DateTimeOffset now)
    {
        if (!ReferenceEquals(before.Alarms, after.Alarms))
        {
            foreach (var alarm in model.Alarms.Where(alarm => before.Alarms[alarm.Id].State != after.Alarms[alarm.Id].State))
                Add(now, "alarm", alarm.Name, $"{after.Alarms[alarm.Id].State}: {after.Alarms[alarm.Id].Reason}");
        }

        if (!ReferenceEquals(before.HealthChecks, after.HealthChecks))
        {
            foreach (var check in model.HealthChecks.Where(check =>
                before.HealthChecks[check.Id].Healthy != after.HealthChecks[check.Id].Healthy))
            {
                var status = after.HealthChecks[check.Id];
                Add(now, "health", check.Name, $"{(status.Healthy ? "healthy" : "unhealthy")}: {status.Reason}");
            }
        }

        if (ReferenceEquals(before.Targets, after.Targets))
            return;
        foreach (var (key, status) in after.Targets.Where(entry =>
            entry.Value.Quarantined && before.Targets.GetValueOrDefault(entry.Key)?.Quarantined != true))
            Add(now, "target", Name(key), $"marked unresponsive after {status.Timeouts} timeouts");
        foreach (var key in before.Targets
            .Where(entry => entry.Value.Quarantined && !after.Targets.ContainsKey(entry.Key))
            .Select(entry => entry.Key))
            Add(now, "target", Name(key), "answers again");
    }

    public void Answer(DateTimeOffset now, DrillClient client, DomainName service, IPAddress address)
    {
        var known = _answers.GetValueOrDefault((client, service));
        if (address.Equals(known))
            return;
        _answers[(client, service)] = address;
        if (known is not null)
            Add(now, "answer", $"{client.Name} {service}", $"{Instance(known)} -> {Instance(address)}");
    }

    private string Instance(IPAddress address) =>
        model.Instances.FirstOrDefault(instance => instance.Address.Equals(address))?.Id ?? address.ToString();

    private string Name(TargetKey key) =>
        $"{model.ForwardingRulesets.FirstOrDefault(ruleset => ruleset.Id == key.ForwarderId)?.Name ?? key.ForwarderId} "
            + $"{key.EndPoint.Address}";
}
