using System.Globalization;
using System.Net;
using CrossCloudDns.Bench.Dns;
using CrossCloudDns.Stacks;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Bench.Program;

/// <summary>The Pulumi program at many sizes, the commands around it, and the builds.</summary>
internal static class ProgramBench
{
    private const int WarmRuns = 9;
    private const int DnsPort = 5391;
    private const int PeerPort = 5392;
    private static readonly int[] Sites = [2, 8, 20];
    private static readonly int[] Services = [10, 100, 500];
    private static readonly DomainName Name = DomainName.Parse("app.internal.example.com");

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var options = ProgramBenchOptions.Parse(arguments);
        var directory = Directory.CreateTempSubdirectory("ccd-bench-");
        try
        {
            var sizes = new List<DeclaredSize>();
            foreach (var sites in Sites)
            {
                foreach (var services in Services)
                    sizes.Add(await DeclareProcess.StartAsync(sites, services, WarmRuns));
            }

            Console.Error.WriteLine("program: sizes measured");
            var resolver = new IPEndPoint(await ResolverAsync(), DnsPort);
            var starts = await StartsAsync(options, directory.FullName, resolver);
            Console.Error.WriteLine("program: commands measured");
            var clone = Path.Combine(directory.FullName, "clone");
            var builds = options.CleanClone ? await CloneBuild.RunAsync(clone, resolver, Name, options) : [];
            return new ProgramReport(sizes, starts, builds, options).Write(options.Output);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    // The loopback address depends on what is declared and on nothing else.
    private static async Task<IPAddress> ResolverAsync()
    {
        var project = PulumiProject.Find(new DirectoryInfo(Repository.Root));
        var captured = await ProgramRecorder.CaptureAsync(project, "dev", () => CrossCloudDnsProgram.Declare());
        var model = StackModel.Read(captured);
        var declared = ResolverAddressBook.Of(model).First(entry => entry.Role == ResolverRole.AzureClient).Declared;
        return AddressMap.Create(DeclaredAddresses.Of(model)).ToLoopback(declared);
    }

    private static async Task<IReadOnlyList<Timing>> StartsAsync(ProgramBenchOptions options, string directory, IPEndPoint resolver)
    {
        var root = Repository.Root;
        var hello = await Hello.BuildAsync(Path.Combine(directory, "hello"));
        await Command.TimeAsync(root, "dotnet", "build", "twin", "-v", "q", "-nologo");
        var twin = Path.Combine(root, "artifacts", "bin", "CrossCloudDns.Twin", "debug", "CrossCloudDns.Twin.dll");
        var port = DnsPort.ToString(CultureInfo.InvariantCulture);
        string[] run = ["dotnet", "run", "--no-build", "--project", "twin", "--"];
        string[] up = ["up", "--dns-port", port, "--http-port", "0"];
        var measured = new List<(string What, double? Goal, Func<Task<double>> Run)>
        {
            ("`hello world`, the built assembly", null, () => Command.TimeAsync(directory, "dotnet", hello)),
            ("`hello world`, `dotnet run --no-build`", null,
                () => Command.TimeAsync(Path.Combine(directory, "hello"), "dotnet", "run", "--no-build")),
            ("`plan`, the built assembly", 2, () => Command.TimeAsync(root, "dotnet", twin, "plan")),
            ("`plan`, `dotnet run --no-build`", 2, () => Command.TimeAsync(root, [.. run, "plan"])),
            ("`up` to the first answer, the built assembly", 3, () => FirstAnswer.OfAsync(root, resolver, Name, ["dotnet", twin, .. up])),
            ("`up` to the first answer, `dotnet run --no-build`", 3, () => FirstAnswer.OfAsync(root, resolver, Name, [.. run, .. up])),
        };
        foreach (var peer in new[] { Peers.Bind, Peers.Knot, Peers.Nsd }.Where(peer => peer.IsInstalled))
        {
            var place = Path.Combine(directory, peer.Program);
            Directory.CreateDirectory(place);
            measured.Add(($"{peer.Name} to the first answer", null, () => FirstAnswer.OfAsync(
                peer, new PeerSetup(place, Core: 0, "127.0.0.1", PeerPort), DomainName.Parse(BenchZone.Host(0)))));
        }

        var times = measured.ToDictionary(one => one.What, _ => new List<double>());
        for (var turn = 0; turn < options.Runs; turn++)
        {
            foreach (var (what, _, once) in measured)
                times[what].Add(await once());
        }

        return [.. measured.Select(one => new Timing(one.What, times[one.What], one.Goal))];
    }
}
