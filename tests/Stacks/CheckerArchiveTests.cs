using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Infra.Health.Native;

namespace CrossCloudDns.Tests.Stacks;

public sealed class CheckerArchiveTests : IDisposable
{
    private static readonly CheckerSettings Native = new() { Build = CheckerBuild.NativeAot };

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("checker-archive-");
    private readonly SettingsProblems _problems = new("Pulumi.dev.yaml");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Find_Portable_IsTheFolderThatTheBuildMakes() => Assert.Equal(
        Path.Combine(_root.FullName, "artifacts/health-checker"), CheckerArchive.Find(new CheckerSettings(), _root.FullName, _problems));

    [Theory]
    [InlineData("arm64", ProgramFile.Arm64)]
    [InlineData("x86_64", ProgramFile.X64)]
    public void Find_NativeProgramThatFits_IsPackedAndLaidDown(string architecture, ushort machine)
    {
        Build(ProgramFile.Of(machine, loader: null, "GLIBC_2.34"));

        var path = CheckerArchive.Find(Native with { Architecture = architecture }, _root.FullName, _problems);

        Assert.Empty(_problems.All);
        Assert.Equal(Path.Combine(_root.FullName, "artifacts/health-checker-native.zip"), path);
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(path!)[..2]);
    }

    [Fact]
    public void Find_NativeProgramThatChanged_IsPackedAnew()
    {
        Build(ProgramFile.Of(ProgramFile.Arm64, loader: null));
        var before = File.ReadAllBytes(CheckerArchive.Find(Native, _root.FullName, _problems)!);
        Build(ProgramFile.Of(ProgramFile.Arm64, loader: null, "GLIBC_2.17"));

        var after = File.ReadAllBytes(CheckerArchive.Find(Native, _root.FullName, _problems)!);

        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Find_NoNativeProgram_SaysHowToBuildIt()
    {
        Assert.Null(CheckerArchive.Find(Native, _root.FullName, _problems));

        Assert.Equal(
            "CCD0129: 'checker.build' is \"nativeAot\", but there is no artifacts/health-checker-native/bootstrap. A native checker is built before it is "
            + "deployed. Run 'dotnet publish lambda -c Release -p:NativeAotArchitecture=arm64' on Amazon Linux 2023 on arm64, or write 'build: portable' "
            + "in Pulumi.dev.yaml.",
            Assert.Single(_problems.All).Message);
    }

    [Fact]
    public void Find_NativeProgramOfAnotherArchitecture_SaysHowToBuildTheRightOne()
    {
        Build(ProgramFile.Of(ProgramFile.Arm64, loader: null));

        Assert.Null(CheckerArchive.Find(Native with { Architecture = "x86_64" }, _root.FullName, _problems));

        Assert.Equal(
            "CCD0130: 'checker.build' is \"nativeAot\", but artifacts/health-checker-native/bootstrap is built for arm64, and the function is x86_64. "
            + "A program for x86_64 that needs glibc 2.34 at most is expected. Run 'dotnet publish lambda -c Release -p:NativeAotArchitecture=x64' "
            + "on Amazon Linux 2023 on x86_64, or write 'build: portable' in Pulumi.dev.yaml.",
            Assert.Single(_problems.All).Message);
    }

    [Fact]
    public void Find_NativeProgramForANewerLibrary_IsRefused()
    {
        Build(ProgramFile.Of(ProgramFile.Arm64, loader: null, "GLIBC_2.38"));

        Assert.Null(CheckerArchive.Find(Native, _root.FullName, _problems));

        Assert.Contains("needs glibc 2.38, and the function's runtime has 2.34.", Assert.Single(_problems.All).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ScriptInPlaceOfAProgram_IsRefused()
    {
        Build("#!/bin/sh"u8.ToArray());

        Assert.Null(CheckerArchive.Find(Native, _root.FullName, _problems));

        Assert.Contains("bootstrap is no 64-bit Linux program.", Assert.Single(_problems.All).Message, StringComparison.Ordinal);
    }

    private void Build(byte[] program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root.FullName, "artifacts", "health-checker-native"));
        File.WriteAllBytes(Path.Combine(folder.FullName, "bootstrap"), program);
    }
}
