using System.Net;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>A server under test that serves <see cref="ZoneFile"/>, known by its address only.</summary>
/// <param name="Name">For messages.</param>
/// <param name="EndPoint">UDP and TCP.</param>
public sealed record Subject(string Name, IPEndPoint EndPoint);
