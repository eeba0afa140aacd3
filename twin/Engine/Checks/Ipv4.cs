using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>What the rules ask of IPv4 addresses and ranges.</summary>
internal static class Ipv4
{
    /// <summary>A dotted quad; other spellings that <see cref="IPAddress"/> takes, such as <c>10.1</c>, are none.</summary>
    public static IPAddress? Address(string? text) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork && address.ToString() == text
            ? address
            : null;

    /// <summary>A range without host bits.</summary>
    public static IPNetwork? Range(string? text) =>
        IPNetwork.TryParse(text, out var range) && range.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? range : null;

    public static bool Overlaps(this IPNetwork range, IPNetwork other) =>
        range.Contains(other.BaseAddress) || other.Contains(range.BaseAddress);

    public static bool Contains(this IPNetwork range, IPNetwork other) =>
        range.PrefixLength <= other.PrefixLength && range.Contains(other.BaseAddress);

    /// <summary>Whether a cloud keeps this address of a subnet for itself: the first four and the last, in AWS and in Azure.</summary>
    public static bool Reserves(this IPNetwork subnet, IPAddress address)
    {
        var offset = Value(address) - Value(subnet.BaseAddress);
        var size = 1L << (32 - subnet.PrefixLength);
        return subnet.Contains(address) && (offset < 4 || offset == size - 1);
    }

    /// <summary>Whether the public internet cannot reach it (RFC 1918, RFC 6598, link-local, loopback).</summary>
    public static bool IsPrivate(this IPAddress address) => Private.Any(range => range.Contains(address));

    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("127.0.0.0/8"),
    ];

    private static uint Value(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        return address.TryWriteBytes(bytes, out _) ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
    }
}
