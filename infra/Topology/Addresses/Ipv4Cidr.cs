using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CrossCloudDns.Infra.Topology.Addresses;

/// <summary>An IPv4 range in CIDR notation, without host bits.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Ipv4Cidr : IComparable<Ipv4Cidr>
{
    /// <param name="network">Any address of the range; its host bits are cleared.</param>
    /// <param name="prefixLength">0 to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prefix length is not 0 to 32.</exception>
    public Ipv4Cidr(Ipv4Address network, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        PrefixLength = prefixLength;
        Network = new Ipv4Address(network.Value & Mask(prefixLength));
    }

    public Ipv4Address Network { get; }

    public int PrefixLength { get; }

    /// <summary>Number of addresses in the range.</summary>
    public ulong Size => 1UL << (32 - PrefixLength);

    public Ipv4Address Last => new((uint)(Network.Value + (Size - 1)));

    /// <summary>Reads <c>address/length</c>; a range whose address has host bits is refused, as both clouds do.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ipv4Cidr cidr) =>
        TryParseLoose(text, out cidr, out var hasHostBits) && !hasHostBits;

    /// <summary>Like <see cref="TryParse"/>, but clears host bits and says that there were some.</summary>
    public static bool TryParseLoose([NotNullWhen(true)] string? text, out Ipv4Cidr cidr, out bool hasHostBits)
    {
        cidr = default;
        hasHostBits = false;
        var parts = text?.Split('/') ?? [];
        if (parts.Length != 2 || !Ipv4Address.TryParse(parts[0], out var address)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > 32)
        {
            return false;
        }

        cidr = new Ipv4Cidr(address, length);
        hasHostBits = cidr.Network != address;
        return true;
    }

    /// <exception cref="FormatException">The text is no range, or its address has host bits.</exception>
    public static Ipv4Cidr Parse(string text) =>
        TryParse(text, out var cidr) ? cidr : throw new FormatException($"'{text}' is no IPv4 range without host bits.");

    public bool Contains(Ipv4Address address) => (address.Value & Mask(PrefixLength)) == Network.Value;

    public bool Contains(Ipv4Cidr other) => other.PrefixLength >= PrefixLength && Contains(other.Network);

    public bool Overlaps(Ipv4Cidr other) => Contains(other.Network) || other.Contains(Network);

    /// <summary>The address at an offset from the start of the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range has no such address.</exception>
    public Ipv4Address AddressAt(uint offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)offset, Size, nameof(offset));
        return new Ipv4Address(Network.Value + offset);
    }

    /// <summary>The range of a given length at an index, counted from the start of this one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range holds no such subnet.</exception>
    public Ipv4Cidr Subnet(int prefixLength, uint index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, PrefixLength);
        var start = (ulong)index << (32 - prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, Size, nameof(index));
        return new Ipv4Cidr(new Ipv4Address((uint)(Network.Value + start)), prefixLength);
    }

    public int CompareTo(Ipv4Cidr other) =>
        Network != other.Network ? Network.CompareTo(other.Network) : PrefixLength.CompareTo(other.PrefixLength);

    public static bool operator <(Ipv4Cidr left, Ipv4Cidr right) => left.CompareTo(right) < 0;

    public static bool operator >(Ipv4Cidr left, Ipv4Cidr right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ipv4Cidr left, Ipv4Cidr right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ipv4Cidr left, Ipv4Cidr right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Network}/{PrefixLength}");

    private static uint Mask(int prefixLength) => prefixLength == 0 ? 0 : uint.MaxValue << (32 - prefixLength);
}
