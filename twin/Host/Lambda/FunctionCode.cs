using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>Where the code that a stack deploys lies on this machine, and how it is started.</summary>
internal static class FunctionCode
{
    private const string Program = "bootstrap";
    private const int MachineAt = 18;
    private const ushort X64 = 0x3e;
    private const ushort Arm64 = 0xb7;

    /// <summary>The command that starts a function: its assembly, or on Lambda's bare runtimes its program.</summary>
    /// <param name="codeRoot">What the stack's paths begin at.</param>
    /// <exception cref="TwinException">The code is not there, or not for this machine.</exception>
    public static ImmutableArray<string> Command(CheckerFunction function, string codeRoot)
    {
        var path = Path.GetFullPath(function.CodePath ?? "", codeRoot);
        if (function.Runtime?.StartsWith("provided", StringComparison.Ordinal) == true)
        {
            return [Native(function, path)];
        }

        var assembly = Path.Combine(path, $"{function.Handler}.dll");
        return File.Exists(assembly) ? [DotNetHost.Path, "exec", assembly] : throw Missing(function, path);
    }

    /// <summary>What goes up is packed; what was packed lies in the folder of the same name.</summary>
    private static string Native(CheckerFunction function, string path)
    {
        var folder = Path.GetExtension(path) == ".zip" ? Path.ChangeExtension(path, null) : path;
        var program = Path.Combine(folder, Program);
        if (!File.Exists(program))
        {
            throw Missing(function, folder);
        }

        return IsForThisMachine(program) ? program : throw new TwinException(
            DiagnosticId.CodeMissing,
            $"The code of function '{function.Name}' at '{program}' is no program for Linux on {RuntimeInformation.OSArchitecture}. "
            + "The twin runs what the stack deploys. Run it on the function's architecture, or with the portable build of the checker.");
    }

    private static bool IsForThisMachine(string program)
    {
        Span<byte> header = stackalloc byte[MachineAt + sizeof(ushort)];
        using var file = File.OpenRead(program);
        return OperatingSystem.IsLinux() && file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && BinaryPrimitives.ReadUInt16LittleEndian(header[MachineAt..]) == RuntimeInformation.OSArchitecture switch
            {
                Architecture.X64 => X64,
                Architecture.Arm64 => Arm64,
                _ => 0,
            };
    }

    private static TwinException Missing(CheckerFunction function, string directory) => new(
        DiagnosticId.CodeMissing,
        $"The code of function '{function.Name}' is not at '{directory}'. The twin runs the folder that the stack deploys. Build the "
            + "project, or run the twin where the program ran.");
}
