namespace CrossCloudDns.Twin.Dns;

/// <summary>What the server tells every requester about itself.</summary>
/// <param name="MaxUdpPayload">The largest datagram that is sent or asked for, 512 to 4096 octets.</param>
/// <param name="RecursionAvailable">RA in every reply.</param>
internal sealed record ScreenPolicy(ushort MaxUdpPayload, bool RecursionAvailable)
{
    /// <summary>What every requester can take (RFC 1035 section 4.2.1).</summary>
    public const int MinPayload = 512;

    /// <summary>The largest datagram that is ever sent.</summary>
    public const int MaxPayload = 4096;
}
