using System.Net;
using System.Net.Sockets;
using CrossCloudDns.HealthChecker;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Publishing;
using CrossCloudDns.HealthChecker.Runtime;
using CrossCloudDns.HealthChecker.Signing;

try
{
    var environment = LambdaEnvironment.Read(Environment.GetEnvironmentVariable);
    var time = TimeProvider.System;
    var chance = new Random(Environment.ProcessId);

    using var runtimeClient = new HttpClient { BaseAddress = environment.RuntimeApi, Timeout = Timeout.InfiniteTimeSpan };
    using var metricsClient = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
    var lookup = new NameLookup((name, cancellation) => Dns.GetHostAddressesAsync(name, AddressFamily.InterNetwork, cancellation));
    var attempts = new Attempts(new Prober(lookup, new TrustStore(), time), time, chance.NextDouble);
    var sink = new CloudWatchSink(
        metricsClient, environment.CloudWatchEndpoint, new SignatureV4(environment.Credentials, environment.Region, "monitoring"), time);
    var checker = new Checker(new ProbeRun(attempts, time, Pace.Default), sink, time);

    await new RuntimeLoop(new RuntimeApi(runtimeClient), checker.HandleAsync).RunAsync(CancellationToken.None);
    return 0;
}
catch (Exception exception) when (exception is CheckerException or HttpRequestException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
