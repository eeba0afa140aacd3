using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Records;

/// <summary>
/// What the values of a plain record look like, by its type. The provider checks none of this, and Route 53 only at deployment.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html"/>
internal static class PlainRecordTypes
{
    private const int MaximumText = 4000;

    private static readonly ImmutableSortedDictionary<string, (string Allowed, Func<string, bool> Fits)> Rules =
        new Dictionary<string, (string, Func<string, bool>)>(StringComparer.Ordinal)
        {
            ["A"] = ("An IPv4 address is expected, as 172.16.1.10", value => Ipv4Address.TryParse(value, out _)),
            ["AAAA"] = ("An IPv6 address is expected, as 2001:db8::1",
                value => IPAddress.TryParse(value, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6),
            ["CAA"] = ("Flags, a tag and a quoted value are expected, as 0 issue \"ca.example.org\"",
                value => Fields(value, 3) is [var flags, "issue" or "issuewild" or "iodef", ['"', .., '"']] && IsNumber(flags, 255)),
            ["CNAME"] = ("A domain name is expected", IsName),
            ["MX"] = ("A priority and a name are expected, as 10 mail.example.org",
                value => Fields(value, 2) is [var priority, var host] && IsNumber(priority, 65535) && IsName(host)),
            ["NAPTR"] = ("Order, preference, flags, service, expression and replacement are expected",
                value => Fields(value, 6) is [var order, var preference, ..] && IsNumber(order, 65535) && IsNumber(preference, 65535)),
            ["PTR"] = ("A domain name is expected", IsName),
            ["SRV"] = ("Priority, weight, port and a name are expected, as 1 10 5269 server.example.org",
                value => Fields(value, 4) is [var priority, var weight, var port, var host]
                    && IsNumber(priority, 65535) && IsNumber(weight, 65535) && IsNumber(port, 65535) && IsName(host)),
            ["TXT"] = ("Text of 1 to 4000 characters of ASCII without quotes at its ends is expected",
                value => value.Length is > 0 and <= MaximumText
                    && value[0] != '"' && value.All(character => character is >= ' ' and <= '~')),
        }.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    public static IEnumerable<string> All => Rules.Keys;

    public static void Require(SettingsObject from, RecordSettings record)
    {
        if (record.Type is null)
        {
            return;
        }

        var (allowed, fits) = Rules[record.Type];
        for (var index = 0; index < record.Values.Length; index++)
        {
            if (!fits(record.Values[index]))
            {
                from.Problems.Add(
                    SettingsDiagnostic.BadRecord, string.Create(CultureInfo.InvariantCulture, $"{from.PathOf("values")}[{index}]"),
                    $"is \"{record.Values[index]}\"", allowed, "Correct it");
            }
        }

        if (record.Type == "CNAME" && (record.Values.Length > 1 || record.Name == "@"))
        {
            from.Problems.Add(
                SettingsDiagnostic.BadRecord, from.PathOf("values"),
                record.Name == "@" ? "is of a CNAME at the domain itself" : "has several values",
                "A CNAME has one value and stands below the domain", "Correct it");
        }
        else if (record.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count() != record.Values.Length)
        {
            from.Problems.Add(
                SettingsDiagnostic.BadRecord, from.PathOf("values"),
                "holds the same value twice", "Values of a record differ", "Remove one");
        }
    }

    private static string[] Fields(string value, int count) => value.Split(' ', count, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsNumber(string text, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= maximum;

    private static bool IsName(string text) => DomainName.TryParse(text, out _);
}
