using System.Net;

namespace CrossCloudDns.Twin.Dns;

/// <summary>One address to listen on, and who answers there.</summary>
/// <param name="Address">Where UDP and TCP are served.</param>
/// <param name="Handler">Who answers.</param>
public sealed record ListenerSetup(IPAddress Address, IQueryHandler Handler);
