using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Reads a message, or a window of one. Every read says whether the octets were there and made sense; none throws.</summary>
internal ref struct WireReader
{
    private readonly ReadOnlySpan<byte> _message;
    private readonly int _end;

    public WireReader(ReadOnlySpan<byte> message)
        : this(message, 0, message.Length)
    {
    }

    /// <summary>A window of <paramref name="message"/>; compression pointers may still lead anywhere before it.</summary>
    public WireReader(ReadOnlySpan<byte> message, int start, int length)
    {
        _message = message;
        Position = start;
        _end = start + length;
    }

    public int Position { get; private set; }

    public readonly int Remaining => _end - Position;

    public bool TryReadByte(out byte value)
    {
        value = 0;
        if (Remaining < 1)
            return false;
        value = _message[Position++];
        return true;
    }

    public bool TryReadUInt16(out ushort value)
    {
        value = 0;
        if (!TryReadBytes(2, out var octets))
            return false;
        value = BinaryPrimitives.ReadUInt16BigEndian(octets);
        return true;
    }

    public bool TryReadUInt32(out uint value)
    {
        value = 0;
        if (!TryReadBytes(4, out var octets))
            return false;
        value = BinaryPrimitives.ReadUInt32BigEndian(octets);
        return true;
    }

    public bool TryReadBytes(int count, out ReadOnlySpan<byte> octets)
    {
        octets = default;
        if (count < 0 || Remaining < count)
            return false;
        octets = _message.Slice(Position, count);
        Position += count;
        return true;
    }

    /// <summary>Cuts a window of <paramref name="count"/> octets out and steps over it.</summary>
    public bool TryReadWindow(int count, out WireReader window)
    {
        window = default;
        if (count < 0 || Remaining < count)
            return false;
        window = new WireReader(_message, Position, count);
        Position += count;
        return true;
    }

    /// <summary>Reads a name, following compression pointers.</summary>
    /// <remarks>
    /// A pointer must lead to an earlier place than any visited so far. So the walk ends, whatever the message says
    /// (RFC 1035 section 4.1.4 asks for "a prior occurrence").
    /// </remarks>
    public bool TryReadName([NotNullWhen(true)] out DomainName? name)
    {
        Span<byte> wire = stackalloc byte[DomainName.MaxWireLength];
        name = null;
        return TryCopyName(wire, out var length) && DomainName.TryFromWire(wire[..length], out name);
    }

    /// <summary>As <see cref="TryReadName"/>, into a buffer of <see cref="DomainName.MaxWireLength"/> octets.</summary>
    public bool TryCopyName(scoped Span<byte> wire, out int length)
    {
        length = 0;
        int at = Position, lowest = Position, end = _end, after = -1;
        while (at < end)
        {
            int octet = _message[at];
            if (octet >= 0xC0)
            {
                if (at + 1 >= end)
                    return false;
                var target = ((octet & 0x3F) << 8) | _message[at + 1];
                if (target >= lowest)
                    return false;
                if (after < 0)
                    after = at + 2;
                at = lowest = target;
                end = _message.Length;
                continue;
            }

            // 0x40 and 0x80 are reserved label types. The root's octet must still fit behind this label.
            if (octet > DomainName.MaxLabelLength
                || at + octet >= end
                || length + octet + 1 >= DomainName.MaxWireLength + (octet == 0 ? 1 : 0))
                return false;
            _message.Slice(at, octet + 1).CopyTo(wire[length..]);
            length += octet + 1;
            at += octet + 1;
            if (octet == 0)
            {
                Position = after < 0 ? at : after;
                return true;
            }
        }

        return false;
    }
}
