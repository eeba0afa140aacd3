using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Writes a message into a buffer. When the buffer is full, <see cref="Overflowed"/> is set and nothing more is written.</summary>
internal ref struct WireWriter
{
    private readonly Span<byte> _buffer;
    private SuffixOffsets _suffixes;
    private int _suffixCount;

    public WireWriter(Span<byte> buffer) => _buffer = buffer;

    public int Position { get; private set; }

    public bool Overflowed { get; private set; }

    public void WriteByte(byte value)
    {
        if (Reserve(1))
            _buffer[Position++] = value;
    }

    public void WriteUInt16(ushort value)
    {
        if (!Reserve(2))
            return;
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[Position..], value);
        Position += 2;
    }

    public void WriteUInt32(uint value)
    {
        if (!Reserve(4))
            return;
        BinaryPrimitives.WriteUInt32BigEndian(_buffer[Position..], value);
        Position += 4;
    }

    public void WriteBytes(scoped ReadOnlySpan<byte> octets)
    {
        if (!Reserve(octets.Length))
            return;
        octets.CopyTo(_buffer[Position..]);
        Position += octets.Length;
    }

    /// <summary>Sets a 16-bit value at an earlier place.</summary>
    public readonly void PatchUInt16(int at, ushort value)
    {
        if (at + 2 <= Position)
            BinaryPrimitives.WriteUInt16BigEndian(_buffer[at..], value);
    }

    /// <summary>Goes back to an earlier place: what was written since, suffixes for compression included, is forgotten.</summary>
    public void Rewind(int position)
    {
        Position = position;
        Overflowed = false;
        while (_suffixCount > 0 && _suffixes[_suffixCount - 1] >= position)
            _suffixCount--;
    }

    /// <summary>Writes a name with no pointer in it, as RFC 3597 section 4 asks for in data of types newer than RFC 1035.</summary>
    public void WriteName(DomainName name) => WriteBytes(name.Wire);

    /// <summary>Writes a name, its longest suffix that is already in the message as a pointer (RFC 1035 section 4.1.4).</summary>
    /// <remarks>
    /// A suffix is reused only where its case is the same, so that the case of names and of data is preserved (RFC 4343).
    /// </remarks>
    public void WriteCompressedName(DomainName name)
    {
        var wire = name.Wire;
        for (var at = 0; wire[at] != 0; at += wire[at] + 1)
        {
            if (TryFindSuffix(wire[at..], out var offset))
            {
                WriteUInt16((ushort)(0xC000 | offset));
                return;
            }

            var start = Position;
            WriteBytes(wire.Slice(at, wire[at] + 1));
            if (!Overflowed && start < 0x4000 && _suffixCount < SuffixOffsets.Capacity)
                _suffixes[_suffixCount++] = (ushort)start;
        }

        WriteByte(0);
    }

    private readonly bool TryFindSuffix(ReadOnlySpan<byte> suffix, out int offset)
    {
        for (var i = 0; i < _suffixCount; i++)
        {
            offset = _suffixes[i];
            if (Matches(offset, suffix))
                return true;
        }

        offset = 0;
        return false;
    }

    // What stands at the offset was written by this writer, so pointers in it are sound and lead backwards.
    private readonly bool Matches(int at, ReadOnlySpan<byte> suffix)
    {
        var compared = 0;
        while (true)
        {
            if (at >= Position)
                return false;
            int octet = _buffer[at];
            if (octet >= 0xC0)
            {
                at = ((octet & 0x3F) << 8) | _buffer[at + 1];
                continue;
            }

            if (octet != suffix[compared] || at + octet + 1 > Position
                || !_buffer.Slice(at, octet + 1).SequenceEqual(suffix.Slice(compared, octet + 1)))
                return false;
            if (octet == 0)
                return true;
            compared += octet + 1;
            at += octet + 1;
        }
    }

    private bool Reserve(int count)
    {
        if (Overflowed || _buffer.Length - Position < count)
            Overflowed = true;
        return !Overflowed;
    }

    [InlineArray(Capacity)]
    private struct SuffixOffsets
    {
        public const int Capacity = 128;
        private ushort _first;
    }
}
