namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>Damages messages the way fuzzers do. The same seed gives the same damage.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[] Telling = [0, 1, 0x0C, 0x3F, 0x40, 0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xFF];

    private readonly Random _random = new(seed);

    /// <summary>A copy of one of the messages, with one to eight kinds of damage.</summary>
    public byte[] Next(IReadOnlyList<byte[]> corpus)
    {
        var message = new List<byte>(Any(corpus));
        for (var damage = 1 << _random.Next(4); damage > 0; damage--)
            Damage(message, corpus);
        if (message.Count > 4096)
            message.RemoveRange(4096, message.Count - 4096);
        return [.. message];
    }

    private void Damage(List<byte> message, IReadOnlyList<byte[]> corpus)
    {
        if (message.Count == 0)
            message.Add((byte)_random.Next(256));
        var at = _random.Next(message.Count);
        switch (_random.Next(8))
        {
            case 0:
                message[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                message[at] = Telling[_random.Next(Telling.Length)];
                break;
            case 2:
                message.RemoveRange(at, Math.Min(_random.Next(1, 9), message.Count - at));
                break;
            case 3:
                message.InsertRange(at, message.GetRange(at, Math.Min(_random.Next(1, 33), message.Count - at)));
                break;
            case 4:
                // A pointer to anywhere, itself included.
                message.InsertRange(at, [(byte)(0xC0 | _random.Next(2)), (byte)_random.Next(256)]);
                break;
            case 5:
                message.RemoveRange(at, message.Count - at);
                break;
            case 6:
                var other = Any(corpus);
                message.InsertRange(at, other.AsSpan(_random.Next(other.Length)));
                break;
            default:
                // Counts and lengths are where the trouble is.
                message[Math.Min(4 + _random.Next(8), message.Count - 1)] = Telling[_random.Next(Telling.Length)];
                break;
        }
    }

    private byte[] Any(IReadOnlyList<byte[]> corpus) => corpus[_random.Next(corpus.Count)];
}
