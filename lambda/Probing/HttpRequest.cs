using System.Text;
using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Spells an HTTP/1.1 request.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc9112"/>
internal static class HttpRequest
{
    public static byte[] Write(Check.Http check)
    {
        var text = new StringBuilder(256)
            .Append(check.Method).Append(' ').Append(check.Path).Append(" HTTP/1.1\r\nHost: ").Append(check.Host).Append("\r\n");
        foreach (var (name, value) in check.Headers)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (check.Method == "POST")
        {
            text.Append("Content-Length: 0\r\n");
        }

        text.Append("User-Agent: cross-cloud-dns-health-checker\r\nAccept: */*\r\nConnection: close\r\n\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
