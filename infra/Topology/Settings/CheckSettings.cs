using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>How an instance's health is found out, as the user wrote it.</summary>
public sealed record CheckSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>kind</c>: <c>https</c> (default), <c>http</c>, <c>tcp</c> or <c>dns</c>.</value>
    public CheckKind Kind { get; init; }

    /// <value>Key <c>port</c>. Default: 443 for https, 80 for http, 53 for dns; required for tcp.</value>
    public int? Port { get; init; }

    /// <value>Key <c>timeoutMs</c>. Default 2000. Range 100 to 20000, for each attempt.</value>
    public int TimeoutMs { get; init; }

    /// <value>Key <c>attempts</c>. Default 2. Range 1 to 5.</value>
    public int Attempts { get; init; }

    /// <value>Key <c>path</c>, http(s). Default <c>/</c>. Begins with a slash, at most 255 characters.</value>
    public string? UrlPath { get; init; }

    /// <value>Key <c>host</c>, http(s): the Host header. Default: the service's full name.</value>
    public string? Host { get; init; }

    /// <value>Key <c>method</c>, http(s): <c>GET</c> (default) or <c>HEAD</c>.</value>
    public string? Method { get; init; }

    /// <value>Key <c>statuses</c>, http(s). Default <c>["200-399"]</c>.</value>
    public ImmutableArray<string> Statuses { get; init; } = [];

    /// <value>Key <c>bodyContains</c>, http(s): text that the answer's beginning must hold.</value>
    public string? BodyContains { get; init; }

    /// <value>Key <c>headers</c>, http(s): further headers of the request. Default: none.</value>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Spares an instance behind another: while that one is down, this one is not probed.</summary>
    /// <value>Key <c>dependsOn</c>: the id of an instance that the same checker watches, as <c>app/uk</c>. Default: none.</value>
    public string? DependsOn { get; init; }

    /// <value>Key <c>serverName</c>, https: the name asked for and checked in the certificate. Default: the host.</value>
    public string? ServerName { get; init; }

    /// <value>Key <c>caPem</c>, https: certificates of private authorities.</value>
    public string? CaPem { get; init; }

    /// <value>Key <c>trust</c>, https: <c>system</c> (default), <c>ca</c> (only <see cref="CaPem"/>) or <c>any</c> (unverified).</value>
    public string? Trust { get; init; }

    /// <value>Key <c>name</c>, dns: the name to ask for. Default: the service's full name.</value>
    public string? QueryName { get; init; }

    /// <value>Key <c>recordType</c>, dns. Default <c>A</c>.</value>
    public string? RecordType { get; init; }

    internal static CheckSettings Read(SettingsObject from)
    {
        var kind = from.Choice(
            "kind", CheckKind.Https,
            ("https", CheckKind.Https), ("http", CheckKind.Http), ("tcp", CheckKind.Tcp), ("dns", CheckKind.Dns));
        var web = kind is CheckKind.Http or CheckKind.Https;
        if (kind == CheckKind.Tcp)
        {
            from.Require("port", "A tcp check needs a port from 1 to 65535");
        }

        var check = new CheckSettings
        {
            Path = from.Path,
            Kind = kind,
            Port = from.Number("port", 1, 65535),
            TimeoutMs = from.Number("timeoutMs", 2000, 100, 20000, "milliseconds"),
            Attempts = from.Number("attempts", 2, 1, 5),
            UrlPath = web ? ReadUrlPath(from) : null,
            Host = web ? ReadName(from, "host") : null,
            Method = web ? from.Choice<string?>("method", null, ("GET", "GET"), ("HEAD", "HEAD")) : null,
            Statuses = web ? ReadStatuses(from) : [],
            BodyContains = web ? from.Text("bodyContains") : null,
            ServerName = kind == CheckKind.Https ? ReadName(from, "serverName") : null,
            Headers = web ? ReadHeaders(from) : ImmutableSortedDictionary<string, string>.Empty,
            DependsOn = from.Text("dependsOn"),
            CaPem = kind == CheckKind.Https ? from.Text("caPem") : null,
            Trust = kind == CheckKind.Https
                ? from.Choice<string?>("trust", null, ("system", "system"), ("ca", "ca"), ("any", "any"))
                : null,
            QueryName = kind == CheckKind.Dns ? ReadName(from, "name") : null,
            RecordType = kind == CheckKind.Dns
                ? from.Choice<string?>("recordType", null, ("A", "A"), ("AAAA", "AAAA"), ("SOA", "SOA"), ("TXT", "TXT"))
                : null,
        };
        RequireTrust(from, check);
        RequireTime(from, check);
        from.RefuseUnknownKeys();
        return check;
    }

    private static void RequireTrust(SettingsObject from, CheckSettings check)
    {
        if (check is { Trust: "ca", CaPem: null })
        {
            from.Problems.Add(
                SettingsDiagnostic.BadCheck, from.PathOf("trust"), "is \"ca\", but 'caPem' is missing",
                "Trust in private authorities needs their certificates", "Add 'caPem'");
        }
    }

    /// <summary>All targets are probed at once, so the slowest decides how long a run takes.</summary>
    private static void RequireTime(SettingsObject from, CheckSettings check)
    {
        if (check.TimeoutMs * check.Attempts > CheckerSize.LongestCheckMs)
        {
            from.Problems.Add(
                SettingsDiagnostic.BadCheck, from.PathOf("timeoutMs"),
                string.Create(CultureInfo.InvariantCulture, $"is {check.TimeoutMs} with {check.Attempts} attempts"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Timeout times attempts is at most {CheckerSize.LongestCheckMs} ms, so that a run ends before the next one"),
                "Lower one of them");
        }
    }

    private static string? ReadName(SettingsObject from, string key)
    {
        if (from.Text(key) is not { } name || DomainName.TryParse(name, out _))
        {
            return from.Text(key);
        }

        from.Problems.Add(
            SettingsDiagnostic.BadCheck, from.PathOf(key), $"is \"{name}\"",
            "A host name is expected, as app.example.com", "Correct it");
        return null;
    }

    private static ImmutableSortedDictionary<string, string> ReadHeaders(SettingsObject from)
    {
        var headers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in from.Child("headers")?.AllTexts() ?? [])
        {
            headers[name] = value;
            var valid = name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
                && value.All(character => character is >= ' ' and <= '~');
            if (!valid || name.Equals("host", StringComparison.OrdinalIgnoreCase))
            {
                from.Problems.Add(
                    SettingsDiagnostic.BadCheck, $"{from.PathOf("headers")}.{name}", $"is \"{value}\"",
                    "A header has a name of letters, digits, - and _ and a value of printable ASCII; 'host' has a key of its own",
                    "Correct it");
            }
        }

        return headers.ToImmutable();
    }

    private static string? ReadUrlPath(SettingsObject from)
    {
        if (from.Text("path") is not { } path)
        {
            return null;
        }

        if (path.StartsWith('/') && path.Length <= 255 && path.All(character => character is > ' ' and < '\x7f'))
        {
            return path;
        }

        from.Problems.Add(
            SettingsDiagnostic.BadCheck, from.PathOf("path"), $"is \"{path}\"",
            "A path begins with '/', has no spaces and is at most 255 characters of ASCII",
            path.StartsWith('/') ? "Correct it" : $"Write /{path.TrimStart()}");
        return null;
    }

    private static ImmutableArray<string> ReadStatuses(SettingsObject from)
    {
        var statuses = from.Texts("statuses");
        foreach (var status in statuses.Where(status => !IsStatusRange(status)))
        {
            from.Problems.Add(
                SettingsDiagnostic.BadCheck, from.PathOf("statuses"), $"holds \"{status}\"",
                "A status from 100 to 599 or a range of them is expected, as 200-399", "Correct it");
        }

        return statuses;
    }

    private static bool IsStatusRange(string text)
    {
        var ends = text.Split('-').Select(end => end.Length == 3 && int.TryParse(end, out var status) ? status : 0).ToList();
        return ends.Count is 1 or 2 && ends.TrueForAll(end => end is >= 100 and <= 599) && ends[0] <= ends[^1];
    }
}
