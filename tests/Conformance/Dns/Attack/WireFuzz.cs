using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>Calls for the fuzz tests that need a view, which no test method can keep in a field.</summary>
internal static class WireFuzz
{
    /// <summary>Passes a reply on to a requester, as a forwarder does.</summary>
    public static int Relay(byte[] request, byte[] reply, byte[] buffer)
    {
        Span<byte> name = stackalloc byte[DomainName.MaxWireLength];
        RequestScreen.Inspect(request, QueryTransport.Udp, new ScreenPolicy(1232, true), name, out var view, out _);
        return ReplyFinisher.Relay(new DnsQuery(view), reply, buffer);
    }
}
