namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Reads what is particular to dns checks.</summary>
internal static class DnsCheckReader
{
    /// <summary>The types that can be asked for, with their numbers.</summary>
    /// <seealso href="https://www.iana.org/assignments/dns-parameters"/>
    private static readonly (string Name, ushort Number)[] Types =
    [
        ("A", 1), ("NS", 2), ("CNAME", 5), ("SOA", 6), ("PTR", 12), ("MX", 15), ("TXT", 16), ("AAAA", 28), ("SRV", 33),
    ];

    public static Check.Dns Read(FieldReader fields)
    {
        var name = fields.RequiredText("name").TrimEnd('.');
        if (name.Length > 253 || name.Split('.').Any(label => label.Length is 0 or > 63) || !name.All(char.IsAscii))
        {
            fields.Refuse("name", "A domain name");
        }

        var typeName = fields.Text("recordType") ?? "A";
        var type = Array.Find(Types, type => type.Name == typeName);
        if (type.Name is null)
        {
            fields.Refuse("recordType", string.Join(", ", Types.Select(type => type.Name)));
        }

        return new Check.Dns { Name = name, RecordType = type.Number };
    }
}
