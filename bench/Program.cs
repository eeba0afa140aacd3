using CrossCloudDns.Bench.Dns;

return args switch
{
    ["dns", .. var options] => await DnsBenchmark.RunAsync(DnsBenchmarkOptions.Parse(options)),
    ["dns-serve", .. var options] => await TwinUnderLoad.ServeAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project bench -- dns [--quick] [--seconds N] [--runs N] [--output DIR]

          dns    the twin's DNS beside BIND, Knot, NSD, Unbound and dnsmasq; bench/install-peers.sh installs those
        """);
    return 2;
}
