using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CrossCloudDns.Tests.Twin.Dns;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine.Forwarders;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>A resolver of another maker, run as a child with the file that <c>forwarders</c> writes, on loopback only.</summary>
internal sealed class RealResolver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private RealResolver(string format, Process process, DirectoryInfo folder, IPEndPoint listen)
    {
        this.process = process;
        this.folder = folder;
        Format = format;
        EndPoint = listen;
    }

    /// <summary>The formats of which the resolver can be started here.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["bind9", "unbound", "dnsmasq", "systemd-resolved"];

    public string Format { get; }

    public IPEndPoint EndPoint { get; }

    /// <summary>How often a client must ask to get over one lost address: systemd-resolved waits for it as long as a client does, five seconds.</summary>
    /// <remarks>glibc asks twice unless told otherwise.</remarks>
    public int ClientTries => Format == "systemd-resolved" ? 2 : 1;

    /// <summary>Starts the resolver of a format on a free port and waits until it serves. Skips the test where it is not installed.</summary>
    /// <param name="plan">What it forwards; its targets must be on loopback.</param>
    public static async Task<RealResolver> StartAsync(string format, ForwarderPlan plan, CancellationToken cancellationToken)
    {
        var (tool, ready) = format switch
        {
            "bind9" => (Tool.Require("named"), " running$"),
            "unbound" => (Tool.Require("unbound"), "start of service"),
            "dnsmasq" => (Tool.Require("dnsmasq"), "started"),
            _ => (await PrivateResolved.RequireAsync(cancellationToken), "Listening on TCP socket"),
        };
        Assert.All(plan.Targets, target => Assert.True(IPAddress.IsLoopback(target.Address), $"{target} is not on loopback."));
        var listen = await FreeEndPointAsync();
        var folder = Directory.CreateTempSubdirectory("resolver-");
        var file = Path.Combine(folder.FullName, "resolver.conf");
        var text = ForwarderFormat.All.Single(known => known.Name == format).Write(plan with { Listen = listen });
        await File.WriteAllTextAsync(file, InFolder(format, folder, listen, text), cancellationToken);
        var start = format switch
        {
            "bind9" => new ProcessStartInfo(tool, ["-g", "-c", file]),
            "unbound" => new ProcessStartInfo(tool, ["-d", "-p", "-v", "-c", file]),
            "dnsmasq" => new ProcessStartInfo(tool, ["-k", "-C", file, "--log-facility=-", $"--pid-file={Path.Combine(folder.FullName, "pid")}"]),
            _ => PrivateResolved.Start(tool, folder, file),
        };
        start.RedirectStandardError = true;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{tool}' did not start.");
        var resolver = new RealResolver(format, process, folder, listen);
        try
        {
            await resolver.ReadyAsync(ready, cancellationToken);
            return resolver;
        }
        catch
        {
            await resolver.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<IPEndPoint> FreeEndPointAsync()
    {
        await using var probe = DnsServer.Start([new ListenerSetup(IPAddress.Loopback, FixedAnswer.Address())]);
        return probe.Listeners[0].EndPoint;
    }

    /// <summary>What a test needs beside the written file: no folder of the system, no other user, and targets on loopback.</summary>
    private static string InFolder(string format, DirectoryInfo folder, IPEndPoint listen, string text) => format switch
    {
        "bind9" => text
            .Replace("directory \"/var/cache/bind\";", $"directory \"{folder.FullName}\"; pid-file none; session-keyfile none;", StringComparison.Ordinal)
            + "controls { };\n",
        "unbound" => text + "server:\n    chroot: \"\"\n    username: \"\"\n    directory: \"\"\n    pidfile: \"\"\n    use-syslog: no\n    do-not-query-localhost: no\n",
        "dnsmasq" => text + $"user={Environment.UserName}\n",
        // It keeps nothing that a server on the machine itself has told it, unless told to.
        _ => text + $"DNSStubListener=no\nDNSStubListenerExtra={listen}\nCacheFromLocalhost=yes\n",
    };

    private async Task ReadyAsync(string ready, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var told = new List<string>();
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            told.Add(line);
            if (Regex.IsMatch(line, ready))
            {
                // Keeps the pipe empty, so that the resolver never waits to write.
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException(string.Join('\n', told));
    }
}
