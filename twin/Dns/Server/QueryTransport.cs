namespace CrossCloudDns.Twin.Dns;

/// <summary>How a request arrived.</summary>
public enum QueryTransport
{
    /// <summary>A datagram; the reply may not be larger than the requester can take.</summary>
    Udp,

    /// <summary>A stream of messages, each behind its length (RFC 7766).</summary>
    Tcp,
}
