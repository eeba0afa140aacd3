using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>The zone that every subject serves: <c>conformance.zone</c>, which another server can load as it is.</summary>
internal static class ZoneFile
{
    public static DomainName Apex { get; } = DomainName.Parse("conformance.example");

    public static string Text { get; } = Read();

    public static ImmutableArray<ResourceRecord> Records { get; } =
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith(';')).Select(Record)];

    public static ResourceRecord Soa { get; } = Records.Single(record => record.Type == RecordType.Soa);

    private static ResourceRecord Record(string line)
    {
        var words = line.Split(' ', 5);
        return new ResourceRecord(
            DomainName.Parse(words[0]),
            TimeSpan.FromSeconds(uint.Parse(words[1], CultureInfo.InvariantCulture)),
            RecordData.Parse(RecordTypeText.Parse(words[3]), words[4]));
    }

    private static string Read()
    {
        using var stream = typeof(ZoneFile).Assembly.GetManifestResourceStream("conformance.zone")
            ?? throw new InvalidOperationException("conformance.zone is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
