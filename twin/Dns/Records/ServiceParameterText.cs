using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrossCloudDns.Twin.Dns;

/// <summary>
/// The text of service parameters: <c>alpn="h2,h3"</c>, <c>port=8443</c>, <c>key65280="x"</c> (RFC 9460 section 2.1 and 7).
/// </summary>
internal static class ServiceParameterText
{
    private const string GenericPrefix = "key";
    private static readonly string[] Names = ["mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath"];

    public static ServiceParameter? Parse(ReadOnlySpan<char> key, ReadOnlySpan<char> value, EscapeStyle escapes)
    {
        if (!TryParseKey(key, out var number) || !OctetString.TryParse(value, escapes, out var octets))
            return null;
        var text = Encoding.Latin1.GetString(octets.Octets);
        var wire = number switch
        {
            0 => Mandatory(text),
            1 => Protocols(octets.Octets),
            2 => text.Length == 0 ? [] : null,
            3 => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? [(byte)(port >> 8), (byte)port]
                : null,
            4 => Addresses(text, AddressFamily.InterNetwork),
            5 => Base64(text),
            6 => Addresses(text, AddressFamily.InterNetworkV6),
            7 when text.Length == 0 => null,
            _ => octets.Octets.ToArray(),
        };
        return wire is null || wire.Length > ushort.MaxValue ? null : new ServiceParameter(number, new OctetString(wire));
    }

    public static string Format(ServiceParameter parameter)
    {
        var value = parameter.Value.Octets;
        var text = parameter.Key switch
        {
            0 when value.Length % 2 == 0 => FormatKeys(value),
            1 => FormatProtocols(value),
            3 when value.Length == 2 => BinaryPrimitives.ReadUInt16BigEndian(value).ToString(CultureInfo.InvariantCulture),
            4 when value.Length % 4 == 0 => FormatAddresses(value, 4),
            5 => Convert.ToBase64String(value),
            6 when value.Length % 16 == 0 => FormatAddresses(value, 16),
            _ => parameter.Value.ToString(),
        };
        return value.IsEmpty ? FormatKey(parameter.Key) : $"{FormatKey(parameter.Key)}={text}";
    }

    private static bool TryParseKey(ReadOnlySpan<char> key, out ushort number)
    {
        for (number = 0; number < Names.Length; number++)
        {
            if (key.Equals(Names[number], StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return key.StartsWith(GenericPrefix, StringComparison.OrdinalIgnoreCase)
            && ushort.TryParse(key[GenericPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static string FormatKey(ushort key) =>
        key < Names.Length ? Names[key] : string.Create(CultureInfo.InvariantCulture, $"{GenericPrefix}{key}");

    private static byte[]? Mandatory(string text)
    {
        var keys = new SortedSet<ushort>();
        foreach (var name in text.Split(','))
        {
            // "mandatory" may not name itself, nor any key twice (RFC 9460 section 8).
            if (!TryParseKey(name, out var key) || key == 0 || !keys.Add(key))
                return null;
        }

        return [.. keys.SelectMany(key => new[] { (byte)(key >> 8), (byte)key })];
    }

    private static string FormatKeys(ReadOnlySpan<byte> value)
    {
        var keys = new List<string>();
        for (var at = 0; at < value.Length; at += 2)
            keys.Add(FormatKey(BinaryPrimitives.ReadUInt16BigEndian(value[at..])));
        return string.Join(',', keys);
    }

    // A comma inside a protocol id comes escaped once more (RFC 9460 appendix A.1).
    private static byte[]? Protocols(ReadOnlySpan<byte> list)
    {
        var wire = new List<byte> { 0 };
        var lengthAt = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || list[i] == ',')
            {
                var length = wire.Count - lengthAt - 1;
                if (length is 0 or > byte.MaxValue)
                    return null;
                wire[lengthAt] = (byte)length;
                lengthAt = wire.Count;
                if (i < list.Length)
                    wire.Add(0);
                continue;
            }

            if (list[i] == '\\' && ++i == list.Length)
                return null;
            wire.Add(list[i]);
        }

        return [.. wire];
    }

    private static string FormatProtocols(ReadOnlySpan<byte> value)
    {
        var list = new List<byte>();
        while (!value.IsEmpty)
        {
            var length = Math.Min(value[0], value.Length - 1);
            if (list.Count > 0)
                list.Add((byte)',');
            foreach (var octet in value.Slice(1, length))
            {
                if (octet is (byte)',' or (byte)'\\')
                    list.Add((byte)'\\');
                list.Add(octet);
            }

            value = value[(length + 1)..];
        }

        return new OctetString([.. list]).ToString();
    }

    private static byte[]? Addresses(string text, AddressFamily family)
    {
        var wire = new List<byte>();
        foreach (var word in text.Split(','))
        {
            if (!IPAddress.TryParse(word, out var address) || address.AddressFamily != family)
                return null;
            wire.AddRange(address.GetAddressBytes());
        }

        return [.. wire];
    }

    private static string FormatAddresses(ReadOnlySpan<byte> value, int size)
    {
        var addresses = new List<string>();
        for (var at = 0; at < value.Length; at += size)
            addresses.Add(new IPAddress(value.Slice(at, size)).ToString());
        return string.Join(',', addresses);
    }

    private static byte[]? Base64(string text)
    {
        var octets = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, octets, out var count) ? octets[..count] : null;
    }
}
