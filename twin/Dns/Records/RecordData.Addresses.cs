using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>An IPv4 address, RFC 1035 section 3.4.1.</summary>
    /// <param name="Address">Of family InterNetwork.</param>
    public sealed record A(IPAddress Address) : RecordData
    {
        public override RecordType Type => RecordType.A;

        internal static A? Parse(ref PresentationReader reader) =>
            reader.TryReadAddress(AddressFamily.InterNetwork, out var address) ? new A(address) : null;

        internal static A? Read(ref WireReader reader) =>
            reader.TryReadBytes(4, out var octets) ? new A(new IPAddress(octets)) : null;

        internal override void Write(ref WireWriter writer, bool compress) => WriteAddress(ref writer, Address, 4);

        private protected override string Format() => Address.ToString();
    }

    /// <summary>An IPv6 address, RFC 3596 section 2.2.</summary>
    /// <param name="Address">Of family InterNetworkV6.</param>
    public sealed record Aaaa(IPAddress Address) : RecordData
    {
        public override RecordType Type => RecordType.Aaaa;

        internal static Aaaa? Parse(ref PresentationReader reader) =>
            reader.TryReadAddress(AddressFamily.InterNetworkV6, out var address) ? new Aaaa(address) : null;

        internal static Aaaa? Read(ref WireReader reader) =>
            reader.TryReadBytes(16, out var octets) ? new Aaaa(new IPAddress(octets)) : null;

        internal override void Write(ref WireWriter writer, bool compress) => WriteAddress(ref writer, Address, 16);

        private protected override string Format() => Address.ToString();
    }

    private static void WriteAddress(ref WireWriter writer, IPAddress address, int length)
    {
        Span<byte> octets = stackalloc byte[16];
        if (!address.TryWriteBytes(octets, out var written) || written != length)
            throw new InvalidOperationException($"{address} does not take {length} octets.");
        writer.WriteBytes(octets[..length]);
    }
}
