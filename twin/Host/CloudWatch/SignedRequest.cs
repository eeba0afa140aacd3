using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Host;

/// <summary>A request as it arrived: what its signature covers.</summary>
/// <param name="Target">Path and query as they stood in the request line.</param>
/// <param name="Headers">Names in lower case; several values of one name in the order they came.</param>
public sealed record SignedRequest(
    string Method, string Target, ImmutableDictionary<string, ImmutableArray<string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The value of a header, or an empty text.</summary>
    public string Header(string name) => Headers.TryGetValue(name, out var values) ? string.Join(',', values) : "";
}
