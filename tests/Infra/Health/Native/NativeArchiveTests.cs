using System.IO.Compression;
using CrossCloudDns.Infra.Health.Native;

namespace CrossCloudDns.Tests.Infra.Health.Native;

public sealed class NativeArchiveTests
{
    [Fact]
    public void Pack_Program_MayBeRunByEverybody()
    {
        byte[] program = [1, 2, 3];

        using var archive = new ZipArchive(new MemoryStream(NativeArchive.Pack(program)));

        var entry = Assert.Single(archive.Entries);
        Assert.Equal("bootstrap", entry.FullName);
        Assert.Equal("100755", Convert.ToString(entry.ExternalAttributes >> 16 & 0xffff, 8));
        using var content = new MemoryStream();
        using var packed = entry.Open();
        packed.CopyTo(content);
        Assert.Equal(program, content.ToArray());
    }

    [Fact]
    public void Pack_OnAnySystem_SaysThatUnixMadeIt()
    {
        var archive = NativeArchive.Pack([1, 2, 3]);

        var entry = archive.AsSpan().IndexOf("PK\u0001\u0002"u8);
        Assert.Equal(3, archive[entry + 5]);
    }

    [Fact]
    public void Pack_SameProgram_GivesTheSameBytes() => Assert.Equal(NativeArchive.Pack([1, 2, 3]), NativeArchive.Pack([1, 2, 3]));
}
