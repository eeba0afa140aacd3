using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Reads what is particular to http and https checks.</summary>
internal static class HttpCheckReader
{
    public static Check.Http Read(FieldReader fields, string kind, string address)
    {
        var host = fields.Text("host") ?? address;
        return new Check.Http
        {
            Host = host,
            Path = ReadPath(fields),
            Method = ReadMethod(fields),
            Statuses = ReadStatuses(fields),
            BodyContains = fields.Block("bodyContains"),
            Headers = ReadHeaders(fields),
            Tls = kind == "https" ? new TlsSettings(fields.Text("serverName") ?? host, ReadTrust(fields)) : null,
        };
    }

    private static string ReadPath(FieldReader fields)
    {
        var path = fields.Text("path") ?? "/";
        if (!path.StartsWith('/') || path.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            fields.Refuse("path", "A path that begins with '/', percent-encoded, without spaces,");
        }

        return path;
    }

    private static string ReadMethod(FieldReader fields)
    {
        var method = fields.Text("method") ?? "GET";
        if (method is not ("GET" or "HEAD" or "POST" or "OPTIONS"))
        {
            fields.Refuse("method", "GET, HEAD, POST or OPTIONS");
        }

        return method;
    }

    private static ImmutableArray<StatusRange> ReadStatuses(FieldReader fields)
    {
        const string Allowed = "each a code or a range of codes from 100 to 599, such as '200-299'";
        var ranges = ImmutableArray.CreateBuilder<StatusRange>();
        foreach (var text in fields.Texts("statuses", Allowed))
        {
            if (StatusRange.TryParse(text, out var range))
            {
                ranges.Add(range);
            }
            else
            {
                fields.Refuse("statuses", $"A list of texts, {Allowed},");
            }
        }

        return ranges.Count == 0 ? [StatusRange.Default] : ranges.ToImmutable();
    }

    private static ImmutableArray<KeyValuePair<string, string>> ReadHeaders(FieldReader fields)
    {
        var headers = fields.Map("headers");
        foreach (var (name, value) in headers)
        {
            if (name.Length == 0 || name.Any(c => c is <= ' ' or >= '\x7f' or ':') || !FieldReader.IsOneLine(value))
            {
                // The value may be a secret and is not shown.
                fields.Refuse("headers", name, "A header name with a value of one line");
            }
        }

        return headers;
    }

    private static Trust ReadTrust(FieldReader fields)
    {
        switch (fields.Text("trust"), fields.Block("caPem"))
        {
            case (null or "ca", { } pem):
                if (!IsCertificates(pem))
                {
                    fields.Refuse("caPem", $"{pem.Length} characters", "One or more certificates, PEM,");
                }

                return new Trust.Authority(pem);
            case (null or "system", null):
                return new Trust.System();
            case ("any", null):
                return new Trust.Any();
            default:
                fields.Refuse("trust", "'system' without 'caPem', 'ca' with it, or 'any' without it");
                return new Trust.System();
        }
    }

    /// <summary>Whether the text has the form; the certificates themselves are read when they are first used.</summary>
    private static bool IsCertificates(string pem) =>
        PemEncoding.TryFind(pem, out var found) && pem.AsSpan()[found.Label] is "CERTIFICATE";
}
