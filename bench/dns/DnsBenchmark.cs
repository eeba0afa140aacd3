using System.Globalization;

namespace CrossCloudDns.Bench.Dns;

/// <summary>The twin's DNS and its peers in turns: the servers on one core, the generator on the other.</summary>
internal static class DnsBenchmark
{
    public const int FirstPort = 5471;
    private const double Rate = 10_000;
    private const double LatencyWindowSeconds = 0.05;

    // Between two queries. A generator that was kept from running for longer has measured itself.
    private const double HeldUpLimitUs = 1e6 / Rate;
    private const double WarmSeconds = 4;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private static readonly int[] Windows = [64, 256];

    private static int ServerCore => Machine.Cores[0];

    public static int GeneratorCore => Machine.Cores[^1];

    public static async Task<int> RunAsync(DnsBenchmarkOptions options)
    {
        var directory = Directory.CreateTempSubdirectory("ccd-bench-");
        try
        {
            if (options.Quick)
                return await QuickCheck.RunAsync(options.Output, directory.FullName);
            var load = await LoadGenerator.BuildAsync(directory.FullName, GeneratorCore);
            Peer[] servers = [Peers.Twin, Peers.Bind, Peers.Knot, Peers.Nsd];
            Peer[] missing = [.. servers.Append(Peers.Dnsmasq).Where(peer => !peer.IsInstalled)];
            foreach (var peer in missing)
                Console.Error.WriteLine($"{peer.Name} is not installed and is left out. bench/install-peers.sh installs it.");

            var series = new List<Series>();
            await AuthoritativeAsync([.. servers.Except(missing)], load, options, directory.FullName, series);
            Peer[] forwarders = [.. new[] { Peers.Dnsmasq, Peers.Unbound }.Where(peer => peer.IsInstalled)];
            await ForwardingAsync(forwarders, load, options, directory.FullName, series);
            var versions = servers.Except(missing).Concat(forwarders).Select(peer => (peer.Name, peer.Version));
            return new DnsReport(series, [.. versions], options).Write(options.Output);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task AuthoritativeAsync(
        IReadOnlyList<Peer> peers, LoadGenerator load, DnsBenchmarkOptions options, string directory, List<Series> series)
    {
        var running = new List<(Peer Peer, RunningPeer Server)>();
        var values = new Measurements(series);
        try
        {
            foreach (var peer in peers)
                running.Add((peer, await StartAsync(peer, load, directory, FirstPort + running.Count)));
            var queries = Path.Combine(directory, "queries");
            await File.WriteAllLinesAsync(queries, Enumerable.Range(0, BenchZone.Hosts).Select(i => $"{BenchZone.Host(i)} A"));
            foreach (var (_, server) in running)
                await WarmAsync(server, load);
            await IdleAsync(running, values);
            for (var run = 0; run < options.Runs; run++)
            {
                foreach (var (peer, server) in running)
                {
                    foreach (var window in Windows)
                    {
                        var before = peer == Peers.Twin ? await AllocatedAsync(server) : 0;
                        var flat = await load.ClosedLoopAsync(server, window, options.Seconds);
                        values.Add(peer.Name, $"UDP, {window} under way", "q/s", flat.QueriesPerSecond);
                        values.Add(peer.Name, $"UDP, {window} under way, processor", "µs/query", flat.ProcessorUs);
                        values.Add(peer.Name, $"UDP, {window} under way, user mode", "µs/query", flat.UserUs);
                        if (peer != Peers.Twin)
                            continue;
                        var allocated = (await AllocatedAsync(server) - before) / flat.Answered;
                        values.Add(peer.Name, $"UDP, {window} under way, allocated by the whole process", "bytes/query", allocated);
                    }

                    if (Tool.Find("dnsperf") is not null)
                        values.Add(peer.Name, "TCP", "q/s", await load.TcpAsync(server, queries, options.Seconds));
                    var steady = await load.FixedRateAsync(server, Rate, options.Seconds);
                    values.Add(peer.Name, "10,000 q/s, processor", "µs/query", steady.ProcessorUs);
                }

                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"authoritative: run {run + 1} of {options.Runs}"));
            }

            // A moment in which somebody else has the core spoils one short window of one server, and medians pass over it.
            var asked = running.Select(one => one.Server);
            foreach (var window in await load.InTurnsAsync(asked, Rate, LatencyWindowSeconds, options.LatencyWindows))
            {
                var name = running[window.Target].Peer.Name;
                values.Add(name, "10,000 q/s, p50", "µs", window.P50Us);
                values.Add(name, $"{DnsGoal.P99}, every window", "µs", window.P99Us);
                if (window.HeldUpUs <= HeldUpLimitUs)
                    values.Add(name, DnsGoal.P99, "µs", window.P99Us);
            }

            Console.Error.WriteLine("authoritative: latencies measured");
            var endpoint = running[0].Server;
            for (var run = 0; run < options.Runs; run++)
            {
                var three = await load.FixedRateAsync(endpoint, 3 * Rate, options.Seconds, addresses: 3);
                values.Add("twin", DnsGoal.Lost, "queries", three.Sent - three.Answered);
            }

            values.Add("twin", "memory after the measurements", "MiB", Mebibytes(endpoint));
            for (var minute = 0; minute < options.SoakMinutes; minute++)
            {
                var steady = await load.SoakAsync(endpoint, Rate, 60, addresses: 3);
                values.Add("twin", DnsGoal.Soak, "MiB", Mebibytes(endpoint));
                values.Add("twin", "soak at 10,000 q/s, lost in each minute", "queries", steady.Sent - steady.Answered);
            }
        }
        finally
        {
            foreach (var (_, server) in running)
                await server.DisposeAsync();
        }
    }

    private static async Task ForwardingAsync(
        IReadOnlyList<Peer> peers, LoadGenerator load, DnsBenchmarkOptions options, string directory, List<Series> series)
    {
        var upstream = Peers.Nsd.IsInstalled ? Peers.Nsd : Peers.Bind;
        if (!upstream.IsInstalled)
            return;
        const int port = FirstPort + 10;
        var values = new Measurements(series);
        var running = new List<(string Name, RunningPeer Server)>();
        var upstreams = new List<RunningPeer>();
        try
        {
            var hop = await Peers.TwinHop.Start(new PeerSetup(NewDirectory(directory), ServerCore, "127.0.0.1", port));
            running.Add(("twin", hop));

            // Upstream runs beside the generator, so that the forwarder has its core for itself. It listens where the twin expects its
            // target.
            upstreams.Add(await upstream.Start(new PeerSetup(NewDirectory(directory), GeneratorCore, hop.Addresses[^1], port)));
            await ReadyAsync(upstreams[0], load);
            foreach (var peer in peers)
            {
                var target = (hop.Addresses[^1], port);
                var setup = new PeerSetup(NewDirectory(directory), ServerCore, "127.0.0.1", port + running.Count, target);
                running.Add((peer.Name, await peer.Start(setup)));
            }

            foreach (var (_, server) in running)
            {
                await ReadyAsync(server, load);
                await WarmAsync(server, load);
            }

            for (var run = 0; run < options.Runs; run++)
            {
                foreach (var (name, server) in running)
                {
                    var flat = await load.ClosedLoopAsync(server, 128, options.Seconds);
                    values.Add(name, "forwarding, 128 under way", "q/s", flat.QueriesPerSecond);
                    values.Add(name, "forwarding, 128 under way, processor", "µs/query", flat.ProcessorUs);
                }

                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"forwarding: run {run + 1} of {options.Runs}"));
            }
        }
        finally
        {
            foreach (var (_, server) in running)
                await server.DisposeAsync();
            foreach (var server in upstreams)
                await server.DisposeAsync();
        }
    }

    // All at once: nobody asks any of them.
    private static async Task IdleAsync(IReadOnlyList<(Peer Peer, RunningPeer Server)> running, Measurements values)
    {
        var before = running.Select(one => Spent(one.Server)).ToArray();
        await Task.Delay(Idle, TimeProvider.System);
        foreach (var ((peer, server), start) in running.Zip(before))
            values.Add(peer.Name, "idle, processor", "ms/s", (Spent(server) - start) * 1000 / Idle.TotalSeconds);

        static double Spent(RunningPeer server) => server.Process.ProcessorSeconds is var (user, system) ? user + system : 0;
    }

    private static async Task<double> AllocatedAsync(RunningPeer twin) =>
        double.Parse(await twin.Process.AskAsync("allocated"), CultureInfo.InvariantCulture);

    /// <summary>Starts a server and waits until it carries load.</summary>
    public static async Task<RunningPeer> StartAsync(Peer peer, LoadGenerator load, string directory, int port)
    {
        var server = await peer.Start(new PeerSetup(NewDirectory(directory), ServerCore, "127.0.0.1", port));
        await ReadyAsync(server, load);
        return server;
    }

    // The just-in-time compiler takes some seconds of load to arrive at its best code, on the core that the server has.
    private static Task WarmAsync(RunningPeer server, LoadGenerator load) => load.ClosedLoopAsync(server, Windows[^1], WarmSeconds);

    // Ready when a second of load is answered.
    private static async Task ReadyAsync(RunningPeer server, LoadGenerator load)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            try
            {
                if ((await load.ClosedLoopAsync(server, 32, 1)).Answered > 1000)
                    return;
            }
            catch (InvalidOperationException)
            {
                // Nobody listens yet, which the generator meets as a refused send.
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }

        throw new InvalidOperationException($"Nothing answers at {server.Addresses[0]} port {server.Port}.");
    }

    private static double Mebibytes(RunningPeer peer) => peer.Process.ResidentBytes / 1048576.0;

    private static string NewDirectory(string parent) =>
        Directory.CreateDirectory(Path.Combine(parent, $"peer-{Directory.GetDirectories(parent).Length}")).FullName;

    private sealed class Measurements(List<Series> series)
    {
        public void Add(string server, string measure, string unit, double value)
        {
            var known = series.FindIndex(s => s.Server == server && s.Measure == measure);
            if (known < 0)
                series.Add(new Series(server, measure, unit, [value]));
            else
                series[known] = series[known] with { Values = [.. series[known].Values, value] };
        }
    }
}
