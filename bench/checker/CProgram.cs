using System.Diagnostics;

namespace CrossCloudDns.Bench.Checker;

/// <summary>Builds a C program of this folder with the system's compiler.</summary>
internal static class CProgram
{
    public static async Task<string> BuildAsync(string name)
    {
        var output = Path.Combine(Repository.Root, "artifacts", "bench", name);
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        var source = Path.Combine(Repository.Root, "bench", "checker", name + ".c");
        using var compiler = Process.Start("cc", ["-O2", "-Wall", "-o", output, source]);
        await compiler.WaitForExitAsync();
        return compiler.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"cc could not build {name}.c. Run bench/install-peers.sh.");
    }
}
