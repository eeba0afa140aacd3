using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Engine;

/// <summary>The content of a DNS answer, without its wire form.</summary>
/// <remarks>Equality looks into the sections.</remarks>
public sealed record DnsAnswer(ResponseCode Code, ImmutableArray<ResourceRecord> Answers, ImmutableArray<ResourceRecord> Authority)
{
    /// <summary>No answer can be had.</summary>
    public static readonly DnsAnswer ServFail = new(ResponseCode.ServFail, [], []);

    /// <summary>The twin never asks the public DNS.</summary>
    public static readonly DnsAnswer Refused = new(ResponseCode.Refused, [], []);

    public bool Equals(DnsAnswer? other) =>
        other is not null && Code == other.Code
        && Answers.AsSpan().SequenceEqual(other.Answers.AsSpan()) && Authority.AsSpan().SequenceEqual(other.Authority.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Code, Answers.Length, Authority.Length);
}
