using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Bench.Dns;

/// <summary>The servers that are compared.</summary>
internal static class Peers
{
    private static readonly string Assembly = typeof(Peers).Assembly.Location;

    public static Peer Twin { get; } = new("twin", "dotnet", ["--version"], async setup =>
    {
        var process = await ServerProcess.StartAsync(setup.Core, readLine: true, "dotnet", Assembly, "dns-serve", Text(setup.Port));
        using var line = JsonDocument.Parse(process.FirstLine);
        return new RunningPeer(process, Strings(line, "inbound"), setup.Port);
    });

    /// <summary>The Azure resolver of the twin, whose first target is a server elsewhere.</summary>
    public static Peer TwinHop { get; } = Twin with
    {
        Start = async setup =>
        {
            var process = await ServerProcess.StartAsync(setup.Core, readLine: true, "dotnet", Assembly, "dns-serve", Text(setup.Port));
            using var line = JsonDocument.Parse(process.FirstLine);
            var upstream = line.RootElement.GetProperty("upstream").GetString()!;
            return new RunningPeer(process, [.. Strings(line, "resolver"), upstream], setup.Port);
        },
    };

    public static Peer Bind { get; } = new("BIND", "named", ["-v"], async setup =>
    {
        setup.Write("zone", BenchZone.MasterFile());
        var configuration = setup.Write("named.conf", $$"""
            options {
                directory "{{setup.Directory}}"; pid-file none; session-keyfile none; managed-keys-directory "{{setup.Directory}}";
                listen-on port {{setup.Port}} { {{setup.Address}}; }; listen-on-v6 { none; };
                recursion no; dnssec-validation no; empty-zones-enable no; minimal-responses yes; allow-transfer { none; }; notify no;
            };
            controls { };
            zone "{{BenchZone.Name}}" { type primary; file "zone"; check-integrity no; };
            """);
        return await ServeAsync(setup, "named", "-f", "-n", "1", "-c", configuration);
    });

    public static Peer Knot { get; } = new("Knot", "knotd", ["-V"], async setup =>
    {
        setup.Write("bench.zone", BenchZone.MasterFile());
        var configuration = setup.Write("knot.conf", $"""
            server:
                rundir: {setup.Directory}
                listen: {setup.Address}@{setup.Port}
                udp-workers: 1
                tcp-workers: 1
                background-workers: 1
            database:
                storage: {setup.Directory}
            zone:
              - domain: {BenchZone.Name}
                file: {setup.Directory}/bench.zone
            """);
        return await ServeAsync(setup, "knotd", "-c", configuration);
    });

    public static Peer Nsd { get; } = new("NSD", "nsd", ["-v"], async setup =>
    {
        setup.Write("bench.zone", BenchZone.MasterFile());
        var configuration = setup.Write("nsd.conf", $"""
            server:
                server-count: 1
                ip-address: {setup.Address}@{setup.Port}
                zonesdir: "{setup.Directory}"
                database: ""
                pidfile: "{setup.Directory}/nsd.pid"
                xfrdfile: "{setup.Directory}/xfrd.state"
                zonelistfile: "{setup.Directory}/zone.list"
                username: ""
                rrl-ratelimit: 0
            remote-control:
                control-enable: no
            zone:
                name: {BenchZone.Name}
                zonefile: bench.zone
            """);
        return await ServeAsync(setup, "nsd", "-d", "-c", configuration);
    });

    public static Peer Dnsmasq { get; } = new("dnsmasq", "dnsmasq", ["--version"], setup => ServeAsync(
        setup,
        "dnsmasq",
        [
            "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--bind-interfaces", "--user=root",
            $"--listen-address={setup.Address}", $"--port={setup.Port}", "--pid-file=", "--cache-size=0", "--dns-forward-max=10000",
            $"--server={setup.Upstream!.Value.Address}#{setup.Upstream.Value.Port}",
        ]));

    public static Peer Unbound { get; } = new("Unbound", "unbound", ["-V"], async setup =>
    {
        var configuration = setup.Write("unbound.conf", $"""
            server:
                interface: {setup.Address}
                port: {setup.Port}
                num-threads: 1
                username: ""
                chroot: ""
                directory: "{setup.Directory}"
                pidfile: ""
                use-syslog: no
                do-daemonize: no
                do-not-query-localhost: no
                access-control: 127.0.0.0/8 allow
                module-config: "iterator"
                msg-cache-size: 0
                rrset-cache-size: 0
                outgoing-range: 4096
                num-queries-per-thread: 4096
                local-zone: "." transparent
            remote-control:
                control-enable: no
            forward-zone:
                name: "."
                forward-addr: {setup.Upstream!.Value.Address}@{setup.Upstream.Value.Port}
            """);
        return await ServeAsync(setup, "unbound", "-d", "-c", configuration);
    });

    private static async Task<RunningPeer> ServeAsync(PeerSetup setup, string command, params string[] arguments) =>
        new(await ServerProcess.StartAsync(setup.Core, readLine: false, command, arguments), [setup.Address], setup.Port);

    private static string[] Strings(JsonDocument line, string property) =>
        [.. line.RootElement.GetProperty(property).EnumerateArray().Select(item => item.GetString()!)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
