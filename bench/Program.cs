using CrossCloudDns.Bench;
using CrossCloudDns.Bench.Checker;
using CrossCloudDns.Bench.Dns;
using CrossCloudDns.Bench.Failover;
using CrossCloudDns.Bench.Program;

return args switch
{
    ["dns", .. var options] => await DnsBenchmark.RunAsync(DnsBenchmarkOptions.Parse(options)),
    ["dns-serve", .. var options] => await TwinUnderLoad.ServeAsync(options),
    ["checker", .. var options] => await CheckerBench.RunAsync(options),
    ["program", .. var options] => await ProgramBench.RunAsync(options),
    ["program-declare", .. var options] => await DeclareProcess.RunAsync(options),
    ["failover", .. var options] => await FailoverBench.RunAsync(options),
    ["summary"] => Renew(),
    _ => Usage(),
};

static int Renew()
{
    Summary.Renew(Repository.Reports);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project bench -- dns [--quick] [--seconds N] [--runs N] [--windows N] [--soak MINUTES] [--output DIR]
        dotnet run -c Release --project bench -- checker [--runs N] [--quick | --only SCENARIO]
        dotnet run -c Release --project bench -- program [--runs N] [--no-clone] [--tests] [--output DIR]
        dotnet run -c Release --project bench -- failover [--seeds N] [--live N] [--stack NAME] [--output DIR]
        dotnet run -c Release --project bench -- summary

          dns        the twin's DNS beside BIND, Knot, NSD, Unbound and dnsmasq; bench/install-peers.sh installs those
          checker    the health checker beside Python's requests and an epoll client in C
          program    the Pulumi program at many sizes, the commands' start, and the builds
          failover   how long failovers take, in virtual time and at real speed, beside their budget
          summary    writes the reports' numbers into docs/performance.md, as the others do when they are done
        """);
    return 2;
}
