using CrossCloudDns.Bench.Checker;
using CrossCloudDns.Bench.Dns;

return args switch
{
    ["dns", .. var options] => await DnsBenchmark.RunAsync(DnsBenchmarkOptions.Parse(options)),
    ["dns-serve", .. var options] => await TwinUnderLoad.ServeAsync(options),
    ["checker", .. var options] => await CheckerBench.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project bench -- dns [--quick] [--seconds N] [--runs N] [--soak MINUTES] [--output DIR]
        dotnet run -c Release --project bench -- checker [--runs N] [--quick | --only SCENARIO]

          dns        the twin's DNS beside BIND, Knot, NSD, Unbound and dnsmasq; bench/install-peers.sh installs those
          checker    the health checker beside Python's requests and an epoll client in C
        """);
    return 2;
}
