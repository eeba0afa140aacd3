using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CrossCloudDns.Infra.Topology.Addresses;

/// <summary>An IPv4 address that can be counted with.</summary>
/// <param name="Value">The address in host order: 10.0.0.1 is 0x0A000001.</param>
public readonly record struct Ipv4Address(uint Value) : IComparable<Ipv4Address>
{
    /// <summary>Reads a dotted quad. Leading zeros, spaces and short forms are refused, because tools read them differently.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ipv4Address address)
    {
        address = default;
        if (text is null)
        {
            return false;
        }

        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            return false;
        }

        uint value = 0;
        foreach (var part in parts)
        {
            if (part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0')
                || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                return false;
            }

            value = (value << 8) | octet;
        }

        address = new Ipv4Address(value);
        return true;
    }

    /// <exception cref="FormatException">The text is no dotted quad.</exception>
    public static Ipv4Address Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is no IPv4 address.");

    /// <summary>Whether the address is one that only private networks use (RFC 1918, and RFC 6598's shared space).</summary>
    public bool IsPrivate =>
        (Value & 0xFF000000) == 0x0A000000 || (Value & 0xFFF00000) == 0xAC100000
        || (Value & 0xFFFF0000) == 0xC0A80000 || (Value & 0xFFC00000) == 0x64400000;

    public int CompareTo(Ipv4Address other) => Value.CompareTo(other.Value);

    public static bool operator <(Ipv4Address left, Ipv4Address right) => left.Value < right.Value;

    public static bool operator >(Ipv4Address left, Ipv4Address right) => left.Value > right.Value;

    public static bool operator <=(Ipv4Address left, Ipv4Address right) => left.Value <= right.Value;

    public static bool operator >=(Ipv4Address left, Ipv4Address right) => left.Value >= right.Value;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value >> 24}.{(Value >> 16) & 255}.{(Value >> 8) & 255}.{Value & 255}");
}
