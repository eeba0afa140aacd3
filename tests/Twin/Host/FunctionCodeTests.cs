using System.Runtime.InteropServices;
using CrossCloudDns.Tests.Infra.Health.Native;
using CrossCloudDns.Twin;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Host;

public sealed class FunctionCodeTests : IDisposable
{
    private static readonly ushort Own = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? ProgramFile.Arm64 : ProgramFile.X64;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("function-code-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Command_OfAnAssembly_StartsIt()
    {
        var assembly = Lay("code/Checker.dll", []);

        Assert.Equal(["exec", assembly], FunctionCode.Command(Function("dotnet10", "Checker", "code"), _root.FullName)[1..]);
    }

    [Theory]
    [InlineData("native.zip")]
    [InlineData("native")]
    public void Command_OfANativeProgram_IsTheProgramItself(string code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "native programs are Linux's");
        var program = Lay("native/bootstrap", ProgramFile.Of(Own, loader: null));

        Assert.Equal([program], FunctionCode.Command(Function("provided.al2023", "bootstrap", code), _root.FullName));
    }

    [Fact]
    public void Command_OfAProgramForAnotherMachine_SaysSo()
    {
        Lay("native/bootstrap", ProgramFile.Of(Own == ProgramFile.X64 ? ProgramFile.Arm64 : ProgramFile.X64, loader: null));

        var error = Assert.Throws<TwinException>(() => FunctionCode.Command(Function("provided.al2023", "bootstrap", "native.zip"), _root.FullName));

        Assert.Contains($"is no program for Linux on {RuntimeInformation.OSArchitecture}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet10", "Checker")]
    [InlineData("provided.al2023", "bootstrap")]
    public void Command_OfCodeThatIsNotThere_SaysWhereItWasSought(string runtime, string handler)
    {
        var error = Assert.Throws<TwinException>(() => FunctionCode.Command(Function(runtime, handler, "code"), _root.FullName));

        Assert.Contains($"is not at '{Path.Combine(_root.FullName, "code")}'.", error.Message, StringComparison.Ordinal);
    }

    private string Lay(string path, byte[] content)
    {
        var file = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }

    private static CheckerFunction Function(string runtime, string handler, string code) => new()
    {
        Id = "checker",
        Name = "checker",
        Arn = "arn",
        Region = "eu-west-2",
        Runtime = runtime,
        Handler = handler,
        CodePath = code,
    };
}
