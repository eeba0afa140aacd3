using System.Globalization;
using System.Text;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>One HTTP/1.1 request and as much of its response as the verdict needs.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc9112"/>
internal static class HttpExchange
{
    /// <returns>The status code, for the log.</returns>
    /// <exception cref="ProbeFault">The response is not what is expected, with the reason.</exception>
    public static async ValueTask<string> RunAsync(Stream stream, Check.Http check, CancellationToken cancellation)
    {
        await stream.WriteAsync(Request(check), cancellation);
        using var reader = new HttpResponseReader(stream);
        var head = await reader.ReadHeadAsync(cancellation);
        var status = head.Status.ToString(CultureInfo.InvariantCulture);
        if (!check.Statuses.Any(range => range.Contains(head.Status)))
        {
            throw new ProbeFault(Reason.Status, status);
        }

        if (check.BodyContains is { } text && !await reader.BodyContainsAsync(head, check.Method, text, cancellation))
        {
            throw new ProbeFault(Reason.Body, $"{status}, the expected text is not in the first {HttpResponseReader.MostBody / 1024} KiB");
        }

        return status;
    }

    private static byte[] Request(Check.Http check)
    {
        var text = new StringBuilder()
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
