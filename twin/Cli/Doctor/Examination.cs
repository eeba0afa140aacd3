using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace CrossCloudDns.Twin.Cli.Doctor;

/// <summary>Looks at the machine; changes nothing and sends nothing.</summary>
internal static class Examination
{
    private const string Packages = ".ci/install-packages installs it on Debian and Ubuntu";

    // On Windows the tests that need most of them are skipped.
    private static readonly ImmutableArray<string> TestTools =
        [
            "bash", "chromium", "curl", "dig", "dnsmasq", "named", "named-checkconf", "npm", "script", "unbound", "unbound-checkconf",
            "unshare",
        ];

    public static ImmutableArray<Need> Examine() =>
    [
        LoopbackAddresses(),
        .. TestTools.Select(name => Program(name, Purpose.Tests, Packages)),
        Program(
            "systemd-resolved", Purpose.Tests, Packages, "/lib/systemd", "artifacts/peers/lib/systemd", "artifacts/peers/usr/lib/systemd"),
        Program("pulumi", Purpose.Deployment, "https://www.pulumi.com/docs/install/"),
        Program(
            "aws",
            Purpose.Deployment,
            "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html, or credentials of another kind"),
        Program("az", Purpose.Deployment, "https://learn.microsoft.com/cli/azure/install-azure-cli, or credentials of another kind"),
        OfficialPackages(),
    ];

    /// <summary>Linux and Windows own all of 127.0.0.0/8; macOS has 127.0.0.1 until somebody adds more.</summary>
    private static Need LoopbackAddresses()
    {
        var address = IPAddress.Parse("127.16.255.254");
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        string? found;
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
            found = $"{address} can be bound";
        }
        catch (SocketException)
        {
            found = null;
        }

        return new Need("127.0.0.0/8", Purpose.Twin, found, "macOS: sudo ifconfig lo0 alias ADDRESS for each address that 'up' prints");
    }

    /// <param name="beside">Where to look besides the folders of programs; relative ones are below the project's.</param>
    private static Need Program(string name, Purpose purpose, string remedy, params ReadOnlySpan<string> beside)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
            .Concat([.. beside]).Select(folder => Path.Combine(StackOptions.Root, folder));
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        var found = folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
        return new Need(name, purpose, found, remedy);
    }

    private static Need OfficialPackages()
    {
        var assembly = typeof(Pulumi.Deployment).Assembly;
        var standIn = assembly.GetCustomAttribute<AssemblyDescriptionAttribute>()?.Description
            .StartsWith("Stand-in", StringComparison.Ordinal) == true;
        return new Need(
            "Pulumi packages", Purpose.Deployment, standIn ? null : assembly.GetName().Version?.ToString(),
            "restore from a package feed that carries Pulumi, Pulumi.Aws, Pulumi.AzureNative and Pulumi.Random; this build has stand-ins");
    }
}
