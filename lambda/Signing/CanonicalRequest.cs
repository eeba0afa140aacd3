using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CrossCloudDns.HealthChecker.Signing;

/// <summary>The one spelling of a request that both sides of a signature compute.</summary>
/// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>
internal sealed class CanonicalRequest
{
    private CanonicalRequest(string text, string signedHeaders)
    {
        Text = text;
        SignedHeaders = signedHeaders;
    }

    public string Text { get; }

    /// <summary>The names of the signed headers in lower case, sorted, joined by semicolons.</summary>
    public string SignedHeaders { get; }

    public static CanonicalRequest Of(SignableRequest request)
    {
        var headers = request.Headers
            .GroupBy(header => header.Key.ToLowerInvariant(), header => Collapse(header.Value), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Value: string.Join(',', group)))
            .ToImmutableArray();
        var signedHeaders = string.Join(';', headers.Select(header => header.Name));

        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(EncodedPath(request.Path)).Append('\n')
            .Append(EncodedQuery(request.Query)).Append('\n');
        foreach (var (name, value) in headers)
        {
            text.Append(name).Append(':').Append(value).Append('\n');
        }

        text.Append('\n').Append(signedHeaders).Append('\n')
            .Append(Convert.ToHexStringLower(SHA256.HashData(request.Body.Span)));
        return new CanonicalRequest(text.ToString(), signedHeaders);
    }

    private static string EncodedPath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string EncodedQuery(ImmutableArray<KeyValuePair<string, string>> query) =>
        string.Join('&', query
            .Select(pair => (Name: Uri.EscapeDataString(pair.Key), Value: Uri.EscapeDataString(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));

    /// <summary>Trims, and leaves one space of each run of spaces.</summary>
    private static string Collapse(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
