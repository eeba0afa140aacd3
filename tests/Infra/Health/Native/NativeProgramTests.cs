using System.Runtime.InteropServices;
using CrossCloudDns.Infra.Health.Native;

namespace CrossCloudDns.Tests.Infra.Health.Native;

public sealed class NativeProgramTests
{
    private const string ArmLoader = "/lib/ld-linux-aarch64.so.1";

    [Fact]
    public void Read_Program_TellsArchitectureLoaderAndTheNewestLibraryThatItNeeds()
    {
        var file = ProgramFile.Of(ProgramFile.Arm64, ArmLoader, "GLIBC_2.17", "GLIBC_2.34", "GLIBC_2.4", "GLIBC_PRIVATE", "GCC_4.5");

        Assert.Equal(new NativeProgram("arm64", ArmLoader, new Version(2, 34)), NativeProgram.Read(file));
    }

    [Fact]
    public void Read_ProgramThatNeedsNothing_TellsItsArchitecture() =>
        Assert.Equal(new NativeProgram("x86_64", null, null), NativeProgram.Read(ProgramFile.Of(ProgramFile.X64, loader: null)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(16, 1)]
    [InlineData(40 - 8 + 7, 0x7f)]
    [InlineData(64 + 56 + 8 + 3, 0x7f)]
    [InlineData(320 + 8 + 3, 0x7f)]
    public void Read_SpoiltFile_IsNone(int at, byte value)
    {
        var file = ProgramFile.Of(ProgramFile.X64, ArmLoader, "GLIBC_2.34");
        file[at] = value;

        Assert.Null(NativeProgram.Read(file));
    }

    [Fact]
    public void Read_EveryBeginningOfAProgram_IsReadOrNone()
    {
        var file = ProgramFile.Of(ProgramFile.X64, ArmLoader, "GLIBC_2.34");

        Assert.All(Enumerable.Range(0, 512), length => Assert.Null(NativeProgram.Read(file[..length])));
    }

    [Theory]
    [InlineData(ProgramFile.Arm64, ArmLoader, "GLIBC_2.34", null)]
    [InlineData(ProgramFile.Arm64, null, null, null)]
    [InlineData(ProgramFile.X64, ArmLoader, "GLIBC_2.34", "is built for x86_64, and the function is arm64")]
    [InlineData(243, ArmLoader, "GLIBC_2.34", "is built for another architecture, and the function is arm64")]
    [InlineData(ProgramFile.Arm64, ArmLoader, "GLIBC_2.35", "needs glibc 2.35, and the function's runtime has 2.34")]
    [InlineData(ProgramFile.Arm64, "/lib/ld-musl-aarch64.so.1", null, "is built for the C library musl, which the function's runtime lacks")]
    public void Unfit_OfAProgram_SaysWhyTheFunctionCannotRunIt(int machine, string? loader, string? glibc, string? reason) => Assert.Equal(
        reason, NativeProgram.Read(ProgramFile.Of((ushort)machine, loader, glibc is null ? [] : [glibc]))!.Unfit("arm64"));

    [Fact]
    public void Read_ProgramOfThisMachine_TellsItsArchitecture()
    {
        const string Shell = "/bin/sh";
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Shell), "there is no /bin/sh");

        var program = NativeProgram.Read(File.ReadAllBytes(Shell))!;

        Assert.Equal(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x86_64", program.Architecture);
        Assert.Contains("ld-", program.Loader, StringComparison.Ordinal);
        Assert.True(program.Loader!.Contains("musl", StringComparison.Ordinal) || program.Glibc > new Version(2, 0), $"needs glibc {program.Glibc}");
    }
}
