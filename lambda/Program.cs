using System.Net;
using System.Net.Sockets;
using CrossCloudDns.HealthChecker;
using CrossCloudDns.HealthChecker.Logging;
using CrossCloudDns.HealthChecker.Loop;
using CrossCloudDns.HealthChecker.Memory;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Publishing;
using CrossCloudDns.HealthChecker.Runtime;
using CrossCloudDns.HealthChecker.Signing;
using CrossCloudDns.HealthChecker.Targets;

try
{
    var environment = LambdaEnvironment.Read(Environment.GetEnvironmentVariable);
    using var runtimeClient = new HttpClient { BaseAddress = environment.RuntimeApi, Timeout = Timeout.InfiniteTimeSpan };
    // Between two runs Lambda freezes the process, and the endpoint closes the connection meanwhile: not to be used again.
    using var metricsHandler = new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20) };
    using var metricsClient = new HttpClient(metricsHandler) { Timeout = Timeout.InfiniteTimeSpan };
    using var output = Console.OpenStandardOutput();

    using var loop = OperatingSystem.IsLinux() ? new EventLoop() : null;
    TimeProvider time = loop ?? TimeProvider.System;
    ITcpExchange tcp = OperatingSystem.IsLinux() ? loop! : new SocketExchange();
    var random = new Random(Environment.ProcessId ^ (int)time.GetTimestamp());
    var chance = () =>
    {
        lock (random)
        {
            return random.NextDouble();
        }
    };
    var lines = new JsonLines(output);
    // A thread of its own for each: a lookup blocks, and the pool's threads are those of the probes.
    Func<string, Task<IPAddress[]>> resolve = name => Task.Factory.StartNew(
        () => Dns.GetHostAddresses(name, AddressFamily.InterNetwork),
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
    using var lookup = new NameLookup(resolve, time);
    var prober = new Prober(lookup, tcp, new TrustStore(), time, chance);
    var signature = new SignatureV4(environment.Credentials, environment.Region, "monitoring");
    var cloudWatch = new CloudWatchSink(
        new CloudWatchClient(metricsClient, environment.CloudWatchEndpoint, signature, time), new RetryPause(chance), time);
    var embedded = new EmbeddedMetricSink(lines);
    var checker = new Checker(
        new ProbeRun(new Attempts(prober, time, chance), time, Pace.For(environment.Processors)),
        signal => signal == Signal.EmbeddedMetricFormat ? embedded : cloudWatch,
        new CheckMemory(),
        new CheckLog(lines, time),
        time);

    await new WarmUp(prober).RunAsync(CancellationToken.None);
    await new RuntimeLoop(
        new RuntimeApi(runtimeClient),
        (invocation, cancellation) => OperatingSystem.IsLinux()
            ? loop!.BeginAsync(() => checker.HandleAsync(invocation, cancellation))
            : checker.HandleAsync(invocation, cancellation)).RunAsync(CancellationToken.None);
    return 0;
}
catch (Exception exception) when (exception is CheckerException or HttpRequestException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
