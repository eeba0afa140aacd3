using System.Runtime.InteropServices;

namespace CrossCloudDns.Twin.Dns;

/// <summary>Room for a batch of datagrams outside the managed heap, laid out once so that nothing is set up per call.</summary>
internal sealed unsafe class DatagramBatch : IDisposable
{
    /// <summary>Datagrams per call: more brings nothing measurable, and costs memory.</summary>
    public const int Size = 32;

    // struct sockaddr_in6, the larger of the two.
    private const int AddressSize = 28;

    private readonly byte* _memory;
    private readonly byte* _buffers;
    private readonly byte* _addresses;
    private readonly BatchCalls.Segment* _segments;
    private readonly BatchCalls.MessageVector* _messages;
    private readonly int _bufferSize;

    /// <param name="bufferSize">The most octets in one datagram.</param>
    public DatagramBatch(int bufferSize)
    {
        _bufferSize = bufferSize;
        var vectors = Size * sizeof(BatchCalls.MessageVector);
        var segments = Size * sizeof(BatchCalls.Segment);
        var addresses = Size * AddressSize;
        _memory = (byte*)NativeMemory.AllocZeroed((nuint)(vectors + segments + addresses + Size * bufferSize));
        _messages = (BatchCalls.MessageVector*)_memory;
        _segments = (BatchCalls.Segment*)(_memory + vectors);
        _addresses = _memory + vectors + segments;
        _buffers = _addresses + addresses;
        for (var i = 0; i < Size; i++)
        {
            _segments[i] = new BatchCalls.Segment { Base = _buffers + i * bufferSize, Length = (nuint)bufferSize };
            _messages[i] = new BatchCalls.MessageVector
            {
                Name = _addresses + i * AddressSize,
                NameLength = AddressSize,
                Segments = &_segments[i],
                SegmentCount = 1,
            };
        }
    }

    ~DatagramBatch() => NativeMemory.Free(_memory);

    /// <summary>The whole buffer of one datagram.</summary>
    public Span<byte> Buffer(int index) => new(_buffers + index * _bufferSize, _bufferSize);

    /// <summary>What was received at an index.</summary>
    public ReadOnlySpan<byte> Received(int index) => new(_buffers + index * _bufferSize, (int)_messages[index].Length);

    /// <summary>The socket address of the peer at an index.</summary>
    public ReadOnlySpan<byte> Peer(int index) => new(_messages[index].Name, (int)_messages[index].NameLength);

    /// <summary>Receives one to <see cref="Size"/> datagrams; sleeps for the first.</summary>
    /// <returns>How many, or -1 with the error in <see cref="Marshal.GetLastPInvokeError"/>.</returns>
    public int Receive(int socket)
    {
        for (var i = 0; i < Size; i++)
            _messages[i].NameLength = AddressSize;
        return BatchCalls.Receive(socket, _messages, Size, BatchCalls.WaitForOne, null);
    }

    /// <summary>Sets what goes out at an index: the first octets of its buffer, to a peer.</summary>
    public void Prepare(int index, int length, ReadOnlySpan<byte> peer)
    {
        peer.CopyTo(new Span<byte>(_addresses + index * AddressSize, AddressSize));
        _messages[index].NameLength = (uint)peer.Length;
        _segments[index].Length = (nuint)length;
    }

    /// <summary>Sends the first <paramref name="count"/> datagrams. One that cannot be sent is left out, as a network would.</summary>
    public void Send(int socket, int count)
    {
        var sent = 0;
        while (sent < count)
        {
            var now = BatchCalls.Send(socket, _messages + sent, (uint)(count - sent), 0);
            if (now > 0)
                sent += now;
            else if (Marshal.GetLastPInvokeError() != BatchCalls.Interrupted)
                sent++;
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_memory);
        GC.SuppressFinalize(this);
    }
}
