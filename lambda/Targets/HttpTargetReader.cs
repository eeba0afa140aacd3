using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Reads what is particular to http and https targets.</summary>
internal static class HttpTargetReader
{
    public static Target.Http Read(TargetDocument document, string id, string address, int port, TargetReport report)
    {
        var host = document.Host ?? address;
        return new Target.Http
        {
            Id = id,
            Address = address,
            Port = port,
            Host = InLine("host", host, report),
            Path = ReadPath(document.Path ?? "/", report),
            Method = ReadMethod(document.Method ?? "GET", report),
            Statuses = ReadStatuses(document.Statuses, report),
            BodyContains = document.BodyContains is { Length: 0 } ? null : document.BodyContains,
            Headers = ReadHeaders(document.Headers, report),
            Tls = document.Kind == "https" ? new TlsSettings(document.ServerName ?? host, ReadTrust(document, report)) : null,
        };
    }

    private static string ReadPath(string path, TargetReport report)
    {
        if (!path.StartsWith('/') || path.Any(c => c is <= ' ' or >= '\x7f'))
        {
            report.Add("path", path, "A path that begins with '/', percent-encoded, without spaces,");
        }

        return path;
    }

    private static string ReadMethod(string method, TargetReport report)
    {
        if (method is not ("GET" or "HEAD" or "POST" or "OPTIONS"))
        {
            report.Add("method", method, "GET, HEAD, POST or OPTIONS");
        }

        return method;
    }

    private static ImmutableArray<StatusRange> ReadStatuses(IReadOnlyList<string>? texts, TargetReport report)
    {
        if (texts is null or { Count: 0 })
        {
            return [StatusRange.Default];
        }

        var ranges = ImmutableArray.CreateBuilder<StatusRange>(texts.Count);
        foreach (var text in texts)
        {
            if (StatusRange.TryParse(text, out var range))
            {
                ranges.Add(range);
            }
            else
            {
                report.Add("statuses", text, "A code or a range of codes from 100 to 599, such as '200-299',");
            }
        }

        return ranges.ToImmutable();
    }

    private static ImmutableArray<KeyValuePair<string, string>> ReadHeaders(SortedDictionary<string, string>? headers, TargetReport report)
    {
        foreach (var (name, value) in headers ?? [])
        {
            if (name.Length == 0 || name.Any(c => c is <= ' ' or >= '\x7f' or ':') || HasControl(value))
            {
                // The value may be a secret and is not repeated.
                report.Add("headers", name, "A header name with a value of one line");
            }
        }

        return [.. headers ?? []];
    }

    private static Trust ReadTrust(TargetDocument document, TargetReport report)
    {
        switch (document.Trust, document.CaPem)
        {
            case (null or "ca", { } pem):
                return new Trust.Authority(pem);
            case (null or "system", null):
                return new Trust.System();
            case ("any", null):
                return new Trust.Any();
            default:
                report.Add("trust", document.Trust, "'system' without 'caPem', 'ca' with it, or 'any' without it");
                return new Trust.System();
        }
    }

    private static string InLine(string key, string value, TargetReport report)
    {
        if (value.Length == 0 || HasControl(value))
        {
            report.Add(key, value, "A text of one line");
        }

        return value;
    }

    private static bool HasControl(string value) => value.Any(char.IsControl);
}
