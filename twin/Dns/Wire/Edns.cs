using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Dns;

/// <summary>
/// What the OPT pseudo-record says, RFC 6891. The upper bits of the response code are in <see cref="DnsMessage.ResponseCode"/>.
/// </summary>
public sealed record Edns
{
    /// <summary>The largest UDP payload the sender can take. Values below 512 mean 512.</summary>
    /// <value>Default 1232 octets, which fits an unfragmented IPv6 packet. Range 0 to 65535.</value>
    public ushort UdpPayloadSize { get; init; } = 1232;

    /// <value>Default 0, the only version there is.</value>
    public byte Version { get; init; }

    /// <summary>DO: DNSSEC records are welcome (RFC 3225).</summary>
    public bool DnssecOk { get; init; }

    /// <summary>Options, in order.</summary>
    public ImmutableArray<EdnsOption> Options { get; init; } = [];

    public bool Equals(Edns? other) => other is not null
        && UdpPayloadSize == other.UdpPayloadSize
        && Version == other.Version
        && DnssecOk == other.DnssecOk
        && Options.SequenceEqual(other.Options);

    public override int GetHashCode() => HashCode.Combine(UdpPayloadSize, Version, DnssecOk, Options.Length);
}

/// <summary>One EDNS option, RFC 6891 section 6.1.2.</summary>
/// <param name="Code">OPTION-CODE.</param>
/// <param name="Data">OPTION-DATA.</param>
public readonly record struct EdnsOption(ushort Code, OctetString Data);
