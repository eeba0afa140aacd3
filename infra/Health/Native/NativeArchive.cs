using System.Buffers.Binary;
using System.IO.Compression;

namespace CrossCloudDns.Infra.Health.Native;

/// <summary>
/// Packs a native program for Lambda. Pulumi's own archives of folders keep no file modes, and Lambda then may not start the program; an
/// archive that is packed already goes up as it is.
/// </summary>
public static class NativeArchive
{
    /// <summary>The name under which Lambda's bare runtime starts a program.</summary>
    public const string EntryName = "bootstrap";

    /// <summary>A regular file that everybody may read and run, as Unix notes it in the upper half.</summary>
    private const int Executable = 0b1_000_000_111_101_101 << 16;

    /// <summary>An entry says which system made it, and modes count only for Unix. .NET writes the system that it runs on.</summary>
    private const byte Unix = 3;

    private const int MadeOnAt = 5;
    private const int EndRecord = 22;
    private const int DirectoryAt = 16;

    /// <summary>The earliest time that the format knows: the same program always gives the same archive.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The program as a zip file's bytes.</summary>
    public static byte[] Pack(byte[] program)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry(EntryName, CompressionLevel.Optimal);
            entry.LastWriteTime = Epoch;
            entry.ExternalAttributes = Executable;
            using var content = entry.Open();
            content.Write(program);
        }

        var bytes = packed.ToArray();
        bytes[DirectoryOf(bytes) + MadeOnAt] = Unix;
        return bytes;
    }

    /// <summary>Where the list of entries begins, as the record at the end says.</summary>
    private static int DirectoryOf(byte[] archive) =>
        BinaryPrimitives.ReadInt32LittleEndian(archive.AsSpan(archive.Length - EndRecord + DirectoryAt));
}
