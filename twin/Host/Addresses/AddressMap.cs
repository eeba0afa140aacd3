using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// The loopback address of every declared private address. It is the only way to an address that the twin sends to, so that
/// nothing outside it can be reached.
/// </summary>
/// <remarks>
/// 10.20.0.4 becomes 127.20.0.4: the last three bytes stay where they can, and the next free address is taken where two
/// declared ones would meet. The same stack gives the same map; 127.0.0.0/24 stays free for what else runs on a machine.
/// </remarks>
public sealed class AddressMap
{
    private readonly FrozenDictionary<IPAddress, IPAddress> _toLoopback;

    private AddressMap(Dictionary<IPAddress, IPAddress> map) => _toLoopback = map.ToFrozenDictionary();

    /// <summary>Maps each of <paramref name="declared"/>; the order in which they come does not matter.</summary>
    public static AddressMap Create(IEnumerable<IPAddress> declared)
    {
        var map = new Dictionary<IPAddress, IPAddress>();
        var taken = new HashSet<uint>();
        foreach (var address in declared.Distinct().OrderBy(address =>
            Convert.ToHexString(address.GetAddressBytes()), StringComparer.Ordinal))
        {
            var candidate = Preferred(address);
            while (!IsUsable(candidate) || !taken.Add(candidate))
            {
                candidate = unchecked(candidate + 1) & 0x00FF_FFFF;
            }

            map.Add(address, new IPAddress([127, (byte)(candidate >> 16), (byte)(candidate >> 8), (byte)candidate]));
        }

        return new AddressMap(map);
    }

    /// <summary>The loopback address that stands for <paramref name="declared"/>.</summary>
    /// <exception cref="TwinException">The stack does not declare the address.</exception>
    public IPAddress ToLoopback(IPAddress declared) =>
        TryGetLoopback(declared, out var loopback) ? loopback : throw new TwinException(
            DiagnosticId.AddressOutsideMap,
            $"The twin does not send to '{declared}': the stack declares no such address. Every address that a stack declares has a "
                + "loopback address of its own; no other is ever reached. Correct the rule or target that names it.");

    /// <summary>The loopback address that stands for <paramref name="declared"/>, where the stack declares it.</summary>
    public bool TryGetLoopback(IPAddress declared, [NotNullWhen(true)] out IPAddress? loopback) =>
        _toLoopback.TryGetValue(declared, out loopback);

    private static uint Preferred(IPAddress address)
    {
        var bytes = address.AddressFamily == AddressFamily.InterNetwork
            ? address.GetAddressBytes()
            : SHA256.HashData(address.GetAddressBytes());
        return ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
    }

    private static bool IsUsable(uint lastThreeBytes) => lastThreeBytes is > 0x0000_00FF and not 0x00FF_FFFF;
}
