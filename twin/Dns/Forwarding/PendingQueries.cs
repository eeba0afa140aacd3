using System.Security.Cryptography;

namespace CrossCloudDns.Twin.Dns;

/// <summary>
/// The queries that were passed on and wait for their reply, each under an id of its own. Callers hold <see cref="Lock"/>.
/// </summary>
internal sealed class PendingQueries
{
    /// <summary>Queries that can wait at once.</summary>
    public const int Capacity = 4096;

    /// <summary>The longest request that fits; longer ones take the slow way.</summary>
    public const int MaxRequest = 512;

    private readonly Pending[] _slots = new Pending[Capacity];
    private readonly byte[] _octets = GC.AllocateUninitializedArray<byte>(Capacity * MaxRequest);
    private readonly ushort[] _slotOfId = new ushort[ushort.MaxValue + 1];
    private readonly ushort[] _free = new ushort[Capacity];
    private int _freeCount = Capacity;
    private ulong _random = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    public PendingQueries()
    {
        for (var i = 0; i < Capacity; i++)
            _free[i] = (ushort)(Capacity - 1 - i);
    }

    public Lock Lock { get; } = new();

    /// <summary>Queries that wait.</summary>
    public int Count => Capacity - _freeCount;

    /// <summary>Keeps a query and draws its id, which nobody can guess; false when there is no room.</summary>
    public bool TryAdd(ReadOnlySpan<byte> request, ReadOnlySpan<byte> client, in ForwardTicket ticket, long now, out ushort id)
    {
        id = 0;
        if (_freeCount == 0 || request.Length > MaxRequest)
            return false;
        do
        {
            id = NextRandom();
        }
        while (_slotOfId[id] != 0);
        var index = _free[--_freeCount];
        _slotOfId[id] = (ushort)(index + 1);
        ref var slot = ref _slots[index];
        slot.Id = id;
        slot.Route = ticket.Route;
        slot.NameLength = ticket.NameLength;
        slot.MaxResponse = ticket.MaxResponse;
        slot.RequestLength = request.Length;
        slot.ClientLength = client.Length;
        slot.SentAt = now;
        client.CopyTo(slot.Client);
        request.CopyTo(Octets(index));
        return true;
    }

    /// <summary>The query under an id; false when there is none.</summary>
    public bool TryFind(ushort id, out int index)
    {
        index = _slotOfId[id] - 1;
        return index >= 0;
    }

    /// <summary>A query by its index.</summary>
    public ref Pending this[int index] => ref _slots[index];

    /// <summary>The request as it arrived.</summary>
    public ReadOnlySpan<byte> Request(int index) => Octets(index)[.._slots[index].RequestLength];

    /// <summary>Forgets a query.</summary>
    public void Remove(int index)
    {
        _slotOfId[_slots[index].Id] = 0;
        _slots[index].Route = null;
        _free[_freeCount++] = (ushort)index;
    }

    private Span<byte> Octets(int index) => _octets.AsSpan(index * MaxRequest, MaxRequest);

    // xorshift64*: the high bits are good, and the seed is not known to anybody.
    private ushort NextRandom()
    {
        _random ^= _random >> 12;
        _random ^= _random << 25;
        _random ^= _random >> 27;
        return (ushort)(_random * 0x2545F4914F6CDD1D >> 48);
    }

    /// <summary>A query that waits.</summary>
    public struct Pending
    {
        public ushort Id;
        public ForwardRoute? Route;
        public int NameLength;
        public int MaxResponse;
        public int RequestLength;
        public int ClientLength;
        public long SentAt;
        public PeerAddress Client;
    }

    /// <summary>Room for any socket address.</summary>
    [System.Runtime.CompilerServices.InlineArray(28)]
    public struct PeerAddress
    {
        private byte _first;
    }
}
