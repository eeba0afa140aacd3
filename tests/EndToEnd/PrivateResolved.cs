using System.Diagnostics;
using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>
/// systemd-resolved as a process like any other: in a mount namespace of its own, where its folders, its user and the machine's
/// resolv.conf are the test's, and where there is no D-Bus. Nothing of the machine is read or changed.
/// </summary>
internal static class PrivateResolved
{
    // Read and run by the shell of the namespace; nothing of it outlives that.
    private const string Enter = """
        set -e
        mount -t tmpfs tmpfs /run
        mkdir -p /run/systemd/resolve
        for file in passwd group resolv.conf; do mount --bind "$1/$file" /etc/$file; done
        if [ -d /etc/systemd ]; then mount -t tmpfs tmpfs /etc/systemd; fi
        mkdir -p /run/systemd/resolved.conf.d
        cp "$2" /run/systemd/resolved.conf.d/
        exec "$3"
        """;

    private static readonly bool IsRoot = Environment.UserName == "root";

    /// <summary>Where its program is: the machine's, or the one that <c>.ci/install-packages</c> has unpacked. Skips the test where it cannot be run.</summary>
    public static async Task<string> RequireAsync(CancellationToken cancellationToken)
    {
        var unshare = Tool.Require("unshare");
        var run = await Tool.RunAsync(unshare, [.. Namespace, "sh", "-c", "mount -t tmpfs tmpfs /run"], cancellationToken);
        Assert.SkipWhen(
            run.ExitCode != 0,
            $"systemd-resolved needs a mount namespace, and this machine refuses one ({run.Error.ReplaceLineEndings(" ").Trim()}). "
            + "Run the tests as root, or in a container that has the capability SYS_ADMIN.");
        return Tool.Require("systemd-resolved", "/lib/systemd", Unpacked("lib/systemd"), Unpacked("usr/lib/systemd"));
    }

    /// <param name="program">What <see cref="RequireAsync"/> found.</param>
    /// <param name="folder">For the files that stand in for the machine's.</param>
    /// <param name="configuration">What it is to read, and nothing else.</param>
    public static ProcessStartInfo Start(string program, DirectoryInfo folder, string configuration)
    {
        // It gives its privileges up to this user, who must own its folder; here that is who starts it.
        File.WriteAllText(Path.Combine(folder.FullName, "passwd"), "root:x:0:0::/:/bin/sh\nsystemd-resolve:x:0:0::/:/bin/false\n");
        File.WriteAllText(Path.Combine(folder.FullName, "group"), "root:x:0:\nsystemd-resolve:x:0:\n");
        File.WriteAllText(Path.Combine(folder.FullName, "resolv.conf"), "");
        return new ProcessStartInfo(Tool.Require("unshare"), [.. Namespace, "sh", "-c", Enter, "sh", folder.FullName, configuration, program])
        {
            Environment =
            {
                ["SYSTEMD_LOG_LEVEL"] = "debug",
                ["SYSTEMD_LOG_TARGET"] = "console",
                ["LD_LIBRARY_PATH"] = string.Join(':', Libraries(program)),
            },
        };
    }

    private static string[] Namespace => IsRoot ? ["--mount", "--propagation", "private"] : ["--map-root-user", "--mount", "--propagation", "private"];

    // An unpacked program has its library unpacked beside it.
    private static IEnumerable<string> Libraries(string program) =>
        program.StartsWith(Unpacked(""), StringComparison.Ordinal)
            ? Directory.EnumerateFiles(Unpacked("usr/lib"), "libsystemd-shared-*.so", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!)
            : [];

    private static string Unpacked(string folder) => Path.Combine(RepositoryFiles.Root, "artifacts", "peers", folder);
}
