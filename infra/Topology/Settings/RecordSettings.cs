using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Records;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>A plain record of the zone, as the user wrote it.</summary>
public sealed record RecordSettings
{
    public required string Path { get; init; }

    /// <value>
    /// Key <c>name</c>, required: the name below the domain, <c>@</c> for the domain itself, <c>*</c> for all that is not named otherwise.
    /// </value>
    public string? Name { get; init; }

    /// <value>Key <c>type</c>, required: A, AAAA, CAA, CNAME, MX, NAPTR, PTR, SRV or TXT.</value>
    public string? Type { get; init; }

    /// <value>Key <c>ttlSeconds</c>. Default 300. Range 0 to 2147483647.</value>
    public int TtlSeconds { get; init; }

    /// <value>Key <c>values</c>, required: one or more, as zone files write them; TXT without quotes.</value>
    public ImmutableArray<string> Values { get; init; } = [];

    internal static RecordSettings Read(SettingsObject from)
    {
        from.Require("type", "A record type is expected");
        from.Require("values", "One or more values are expected");
        var record = new RecordSettings
        {
            Path = from.Path,
            Name = ReadName(from),
            Type = from.Choice<string?>("type", null, [.. PlainRecordTypes.All.Select(type => (type, (string?)type))]),
            TtlSeconds = from.Number("ttlSeconds", 300, 0, int.MaxValue, "seconds"),
            Values = from.Texts("values"),
        };
        PlainRecordTypes.Require(from, record);
        from.RefuseUnknownKeys();
        return record;
    }

    private static string? ReadName(SettingsObject from)
    {
        const string allowed = "A name below the domain is expected, or @ for the domain itself; * may be its first label";
        if (from.RequiredText("name", allowed) is not { } name)
        {
            return null;
        }

        var labels = name.Split('.');
        if (name == "@" || labels.Select((label, index) => index == 0 && label == "*" ? "x" : label).All(Names.DnsLabel.IsValid))
        {
            return name;
        }

        from.Problems.Add(SettingsDiagnostic.BadName, from.PathOf("name"), $"is \"{name}\"", allowed, "Rename the record");
        return null;
    }
}
