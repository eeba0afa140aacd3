using System.Buffers.Binary;
using System.Text;

namespace CrossCloudDns.Infra.Health.Native;

/// <summary>
/// A 64-bit little-endian ELF file, as far as it tells where it runs. Only what the loader itself reads is read: sections may be stripped.
/// </summary>
/// <remarks>Offsets that lead out of the file throw <see cref="ArgumentOutOfRangeException"/>.</remarks>
/// <seealso href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html"/>
/// <seealso href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html"/>
internal sealed class ElfFile
{
    private const int HeaderSize = 64;
    private const int SegmentSize = 56;
    private const int MostEntries = 4096;
    private const uint Loadable = 1;
    private const uint Dynamic = 2;
    private const uint InterpreterName = 3;
    private const long StringTable = 5;
    private const long VersionNeeds = 0x6ffffffe;

    /// <summary>The mark of the format, of its 64-bit kind, least significant byte first.</summary>
    private static ReadOnlySpan<byte> Magic => [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1];

    private readonly byte[] _file;
    private readonly List<Segment> _segments;

    private ElfFile(byte[] file)
    {
        _file = file;
        var at = (long)Number64(32);
        _segments = [.. Enumerable.Range(0, Number16(56)).Select(index => ReadSegment(at + (index * SegmentSize)))];
    }

    /// <summary>In Lambda's words; <see langword="null"/> for one that Lambda has not.</summary>
    public string? Architecture => Number16(18) switch
    {
        0x3e => "x86_64",
        0xb7 => "arm64",
        _ => null,
    };

    /// <returns><see langword="null"/> for a file that is no such program.</returns>
    public static ElfFile? Open(byte[] file) =>
        file.Length >= HeaderSize && file.AsSpan().StartsWith(Magic) && file[16] is 2 or 3 ? new ElfFile(file) : null;

    public string? Interpreter() => _segments.Find(segment => segment.Kind == InterpreterName) is { } segment ? Text(segment.Offset) : null;

    /// <summary>Every version of a library that the program needs, as <c>GLIBC_2.17</c>.</summary>
    public IEnumerable<string> NeededVersions()
    {
        var entries = DynamicEntries();
        if (!entries.TryGetValue(VersionNeeds, out var needs) || !entries.TryGetValue(StringTable, out var strings))
        {
            yield break;
        }

        var names = OffsetOf(strings);
        var library = OffsetOf(needs);
        for (var read = 0; read < MostEntries; read++)
        {
            var version = library + Number32(library + 8);
            for (var left = (int)Number16(library + 2); left > 0; left--)
            {
                yield return Text(names + Number32(version + 8));
                version += Number32(version + 12);
            }

            if (Number32(library + 12) is not (> 0 and var next))
            {
                yield break;
            }

            library += next;
        }
    }

    private Dictionary<long, long> DynamicEntries()
    {
        var entries = new Dictionary<long, long>();
        if (_segments.Find(segment => segment.Kind == Dynamic) is { } segment)
        {
            for (var at = segment.Offset; at < segment.Offset + segment.Size && Number64(at) != 0; at += 16)
            {
                entries[(long)Number64(at)] = (long)Number64(at + 8);
            }
        }

        return entries;
    }

    /// <summary>Where in the file lies what is loaded at an address.</summary>
    private long OffsetOf(long address) =>
        _segments.Find(segment => segment.Kind == Loadable && segment.Holds(address)) is { } segment
            ? segment.Offset + (address - segment.Address)
            : throw new ArgumentOutOfRangeException(nameof(address));

    private Segment ReadSegment(long at) => new(Number32(at), (long)Number64(at + 8), (long)Number64(at + 16), (long)Number64(at + 32));

    private string Text(long at)
    {
        var rest = Bytes(at, 0, toEnd: true);
        var end = rest.IndexOf((byte)0);
        return end < 0 ? throw new ArgumentOutOfRangeException(nameof(at)) : Encoding.ASCII.GetString(rest[..end]);
    }

    private ushort Number16(long at) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(at, sizeof(ushort)));

    private uint Number32(long at) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(at, sizeof(uint)));

    private ulong Number64(long at) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(at, sizeof(ulong)));

    private ReadOnlySpan<byte> Bytes(long at, int length, bool toEnd = false) =>
        at < 0 || at > _file.Length - length ? throw new ArgumentOutOfRangeException(nameof(at))
        : toEnd ? _file.AsSpan((int)at)
        : _file.AsSpan((int)at, length);

    /// <summary>A part of the file and the address that it is loaded at.</summary>
    private sealed record Segment(uint Kind, long Offset, long Address, long Size)
    {
        public bool Holds(long address) => address >= Address && address - Address < Size;
    }
}
