using CrossCloudDns.Twin.Cli;

using var signals = new TerminationSignals();
return await TwinCommandLine.RunAsync(args, Console.Out, Console.Error, signals.Token);
