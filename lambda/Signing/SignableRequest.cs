using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Signing;

/// <summary>A request as Signature Version 4 sees it: everything that the signature covers.</summary>
internal sealed class SignableRequest(
    string method,
    string path,
    ImmutableArray<KeyValuePair<string, string>> query,
    ImmutableArray<KeyValuePair<string, string>> headers,
    ReadOnlyMemory<byte> body)
{
    /// <summary>The HTTP method, upper case.</summary>
    public string Method { get; } = method;

    /// <summary>The absolute path, decoded; <c>/</c> where there is none.</summary>
    public string Path { get; } = path;

    /// <summary>Names and values of the query, decoded, in any order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Query { get; } = query;

    /// <summary>The headers to sign, <c>host</c> among them; a name may appear more than once.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>The body as it goes over the wire.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;
}
