using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Engine;

/// <summary>What is asked, with the chance that decides weighted and multivalue answers.</summary>
/// <param name="Seed">The same seed gives the same answer; a running twin counts it up with each query.</param>
public sealed record Question(DomainName Name, RecordType Type, ulong Seed = 0);
