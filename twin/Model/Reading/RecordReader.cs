using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Reads one Route 53 record set.</summary>
internal static class RecordReader
{
    public static RecordSet? Read(ResourceIndex resources, DeclaredResource record, DomainName apex, string zoneId)
    {
        if (!RecordTypeText.TryParse(record.Text("type"), out var type) || NameIn(apex, record.Text("name")) is not { } name)
        {
            resources.Report(record, $"Type '{record.Text("type")}' or name '{record.Text("name")}' cannot be read.");
            return null;
        }

        if (RoutingPolicyReader.Read(record) is not { } policy)
        {
            resources.Report(record, "Its routing policy cannot be read, or does not exist in private zones.");
            return null;
        }

        if (ReadContent(resources, record, type, apex, zoneId) is not { } content)
            return null;
        return new RecordSet
        {
            Id = record.Id,
            Name = name,
            Type = type,
            SetIdentifier = record.Text("setIdentifier") ?? "",
            Policy = policy,
            Content = content,
            HealthCheckId = record.Text("healthCheckId") is { Length: > 0 } check
                ? resources.Find(check, AwsTypes.HealthCheck)?.Id ?? check
                : null,
        };
    }

    /// <summary>A record's name as the provider completes it: what does not end in the zone's name is put below it.</summary>
    public static DomainName? NameIn(DomainName apex, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return apex;
        if (!DomainName.TryParse(text, out var name, EscapeStyle.Octal))
            return null;
        return name.IsSubdomainOf(apex) ? name : name.Append(apex);
    }

    private static RecordContent? ReadContent(
        ResourceIndex resources, DeclaredResource record, RecordType type, DomainName apex, string zoneId)
    {
        if (record.Single("aliases") is { } alias)
        {
            var target = resources.Find(alias.Text("zoneId"), AwsTypes.Zone)?.Id;
            if (target is not null && NameIn(apex, alias.Text("name")) is { } name)
                return new RecordContent.Alias(name, target, alias.Flag("evaluateTargetHealth") ?? false);
            resources.Report(record, $"The alias target '{alias.Text("name")}' is not a record of zone '{zoneId}'.");
            return null;
        }

        var data = ImmutableArray.CreateBuilder<RecordData>();
        foreach (var value in record.Texts("records"))
        {
            if (RecordData.TryParse(type, Quoted(type, value), out var parsed, EscapeStyle.Octal))
                data.Add(parsed);
            else
                resources.Report(record, $"'{value}' is not the data of a record of type {type.ToText()}.");
        }

        return data.Count > 0
            ? new RecordContent.Values(TimeSpan.FromSeconds(Math.Max(0, record.Number("ttl") ?? 0)), data.ToImmutable())
            : null;
    }

    // The provider puts the outer quotation marks of TXT and SPF values itself.
    private static string Quoted(RecordType type, string value) =>
        type is RecordType.Txt or RecordType.Spf && !value.StartsWith('"') ? $"\"{value}\"" : value;
}
