using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Records;

/// <summary>Puts plain records into the zone and keeps them out of each other's way.</summary>
internal static class RecordPlan
{
    public static ImmutableArray<PlainRecord> Plan(StackSettings settings, SettingsProblems problems)
    {
        RequireOwnNames(settings, problems);
        return settings.Domain is not { } domain ? [] :
        [
            .. settings.Records.Where(record => record is { Name: not null, Type: not null }).Select(record => new PlainRecord(
                record.Name == "@" ? domain.Value : $"{record.Name}.{domain.Value}", record.Type!, record.TtlSeconds, record.Values)),
        ];
    }

    /// <summary>One record for each name and type; a CNAME is alone at its name, and so is a service.</summary>
    private static void RequireOwnNames(StackSettings settings, SettingsProblems problems)
    {
        var services = settings.Services.Where(service => service.Name is not null)
            .Select(service => service.Name!).ToImmutableHashSet(StringComparer.Ordinal);
        var first = new Dictionary<(string Name, string Type), string>();
        var aliases = settings.Records.Where(record => record is { Name: not null, Type: "CNAME" })
            .ToLookup(record => DnsName(record.Name!), StringComparer.Ordinal);
        foreach (var record in settings.Records.Where(record => record is { Name: not null, Type: not null }))
        {
            if (services.Contains(record.Name!) && record.Type is "A" or "CNAME")
            {
                Refuse(record, $"is \"{record.Name}\", the name of a service", "A service's addresses are its own");
            }
            else if (!first.TryAdd((DnsName(record.Name!), record.Type!), record.Path))
            {
                var earlier = first[(DnsName(record.Name!), record.Type!)];
                Refuse(record, $"is \"{record.Name}\", as is '{earlier}.name' of the same type", "A name has one record of a type");
            }
            else if (record.Type != "CNAME" && aliases.Contains(DnsName(record.Name!)))
            {
                Refuse(record, $"is \"{record.Name}\", which is a CNAME too", "A CNAME is alone at its name");
            }
        }

        void Refuse(RecordSettings record, string what, string allowed) =>
            problems.Add(SettingsDiagnostic.DuplicateName, $"{record.Path}.name", what, allowed, "Rename one or merge them");
    }

    private static string DnsName(string name) => DomainName.TryParse(name, out var parsed) ? parsed.Value : name;
}
