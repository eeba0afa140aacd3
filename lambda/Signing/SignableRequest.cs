using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Signing;

/// <summary>A request as Signature Version 4 sees it: everything that the signature covers.</summary>
/// <param name="Method">The HTTP method, upper case.</param>
/// <param name="Path">The absolute path, decoded; <c>/</c> where there is none.</param>
/// <param name="Query">Names and values of the query, decoded, in any order.</param>
/// <param name="Headers">The headers to sign, <c>host</c> among them; a name may appear more than once.</param>
/// <param name="Body">The body as it goes over the wire.</param>
internal sealed record SignableRequest(
    string Method,
    string Path,
    ImmutableArray<KeyValuePair<string, string>> Query,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body);
