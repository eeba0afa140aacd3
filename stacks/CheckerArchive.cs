using CrossCloudDns.Infra.Health.Native;
using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Settings;
using Pulumi;

namespace CrossCloudDns.Stacks;

/// <summary>
/// The published health checker: the portable one, which the build of this program puts beside it, or a native one that the user built.
/// </summary>
internal static class CheckerArchive
{
    private const string Portable = "artifacts/health-checker";
    private const string Native = "artifacts/health-checker-native";

    /// <summary>
    /// The code as an archive, by its path from the current directory: what Pulumi records then does not depend on where a clone lies.
    /// </summary>
    /// <returns>The archive, or <see langword="null"/> with a problem noted where a native program is missing or cannot run.</returns>
    /// <exception cref="RunException">The program does not run inside its repository.</exception>
    public static Archive? Locate(CheckerSettings checker, SettingsProblems problems) =>
        Find(checker, RepositoryRoot(), problems) is { } path
            ? new FileArchive(Path.GetRelativePath(Environment.CurrentDirectory, path).Replace(Path.DirectorySeparatorChar, '/'))
            : null;

    /// <summary>The full path of the folder or file that is deployed.</summary>
    internal static string? Find(CheckerSettings checker, string root, SettingsProblems problems)
    {
        if (checker.Build == CheckerBuild.Portable)
        {
            return Path.Combine(root, Portable);
        }

        var program = Path.Combine(root, Native, NativeArchive.EntryName);
        if (!File.Exists(program))
        {
            problems.Add(
                SettingsDiagnostic.NativeCheckerMissing, "checker.build",
                $"is \"nativeAot\", but there is no {Native}/{NativeArchive.EntryName}",
                "A native checker is built before it is deployed", Remedy(checker));
            return null;
        }

        var bytes = File.ReadAllBytes(program);
        var native = NativeProgram.Read(bytes);
        if (native is null || native.Unfit(checker.Architecture) is not null)
        {
            var unfit = native?.Unfit(checker.Architecture) ?? "is no 64-bit Linux program";
            problems.Add(
                SettingsDiagnostic.NativeCheckerUnfit, "checker.build",
                $"is \"nativeAot\", but {Native}/{NativeArchive.EntryName} {unfit}",
                $"A program for {checker.Architecture} that needs glibc {NativeProgram.RuntimeGlibc} at most is expected", Remedy(checker));
            return null;
        }

        return Pack(bytes, Path.Combine(root, $"{Native}.zip"));
    }

    private static string Remedy(CheckerSettings checker) =>
        $"Run 'dotnet publish lambda -c Release -p:NativeAotArchitecture={(checker.Architecture == "arm64" ? "arm64" : "x64")}' "
        + $"on Amazon Linux 2023 on {checker.Architecture}, or write 'build: portable'";

    /// <summary>Written only when it changed, and at once, since another run may be reading it.</summary>
    private static string Pack(byte[] program, string path)
    {
        var packed = NativeArchive.Pack(program);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(packed))
        {
            var draft = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(draft, packed);
            File.Move(draft, path, overwrite: true);
        }

        return path;
    }

    private static string RepositoryRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Pulumi.yaml")))
            {
                return directory.FullName;
            }
        }

        throw new RunException(
            $"No Pulumi.yaml was found above {AppContext.BaseDirectory}. Run the program from a clone of its repository.");
    }
}
