using System.Buffers.Binary;
using System.Text;

namespace CrossCloudDns.Tests.Infra.Health.Native;

/// <summary>Makes small ELF files: a header, a loadable segment of the whole file, an interpreter, and the version needs of one library.</summary>
internal static class ProgramFile
{
    public const ushort Arm64 = 0xb7;
    public const ushort X64 = 0x3e;

    private const int SegmentsAt = 64;
    private const int SegmentSize = 56;
    private const int DynamicAt = 256;
    private const int NeedsAt = 320;
    private const int TextsAt = 512;
    private const long LoadedAt = 0x400000;

    public static byte[] Of(ushort machine, string? loader, params string[] versions)
    {
        var file = new byte[1024];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        Put16(file, 16, 3);
        Put16(file, 18, machine);
        Put64(file, 32, SegmentsAt);
        Put16(file, 54, SegmentSize);

        var texts = TextsAt + 1;
        Segment(file, 0, kind: 1, offset: 0, size: file.Length);
        Segment(file, 1, kind: 2, DynamicAt, 48);
        if (loader is not null)
        {
            Segment(file, 2, kind: 3, texts, loader.Length + 1);
            texts = Text(file, texts, loader);
        }

        Put16(file, 56, (ushort)(loader is null ? 2 : 3));
        Entry(file, 0, tag: 5, LoadedAt + TextsAt);
        if (versions.Length > 0)
        {
            Entry(file, 1, tag: 0x6ffffffe, LoadedAt + NeedsAt);
            Needs(file, texts, versions);
        }

        return file;
    }

    private static void Needs(byte[] file, int texts, string[] versions)
    {
        Put16(file, NeedsAt, 1);
        Put16(file, NeedsAt + 2, (ushort)versions.Length);
        Put32(file, NeedsAt + 8, 16);
        for (var index = 0; index < versions.Length; index++)
        {
            var at = NeedsAt + 16 + (index * 16);
            Put32(file, at + 8, (uint)(texts - TextsAt));
            Put32(file, at + 12, 16);
            texts = Text(file, texts, versions[index]);
        }
    }

    private static int Text(byte[] file, int at, string text) => at + Encoding.ASCII.GetBytes(text, file.AsSpan(at)) + 1;

    private static void Segment(byte[] file, int index, uint kind, long offset, long size)
    {
        var at = SegmentsAt + (index * SegmentSize);
        Put32(file, at, kind);
        Put64(file, at + 8, offset);
        Put64(file, at + 16, LoadedAt + offset);
        Put64(file, at + 32, size);
    }

    private static void Entry(byte[] file, int index, long tag, long value)
    {
        Put64(file, DynamicAt + (index * 16), tag);
        Put64(file, DynamicAt + (index * 16) + 8, value);
    }

    private static void Put16(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    private static void Put32(byte[] file, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);

    private static void Put64(byte[] file, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at), value);
}
