using System.CommandLine;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>up</c>: runs the twin until it is told to stop. The command that runs when none is named.</summary>
internal static class UpCommand
{
    // Checkers log each of their runs as a JSON object that begins so.
    private const string CheckerEvent = ": {\"event\":\"";

    private static readonly TimeSpan LongestFirstCheck = TimeSpan.FromSeconds(15);

    public static Command Create(StackOptions stack)
    {
        var command = new Command("up", "Runs the twin: DNS, instances, checkers, HTTP API. Ctrl-C ends it. The default.");
        AddTo(command, stack);
        return command;
    }

    /// <summary>Lets the root do the same when it is given no command.</summary>
    public static void MakeDefault(RootCommand root, StackOptions stack) => AddTo(root, stack);

    private static void AddTo(Command command, StackOptions stack)
    {
        var dnsPort = new Option<int>("--dns-port")
        {
            Description = "Port of every DNS address, UDP and TCP. 0 takes a free one.",
            DefaultValueFactory = _ => 5300,
            HelpName = "port",
        };
        var httpPort = new Option<int>("--http-port")
        {
            Description = "Port of the HTTP API on 127.0.0.1. 0 takes a free one.",
            DefaultValueFactory = _ => 8053,
            HelpName = "port",
        };
        var speed = new Option<double>("--speed")
        {
            Description = "Twin's seconds per real second: schedules, alarms and health checks run so much faster. Time-outs stay real.",
            DefaultValueFactory = _ => 1,
            HelpName = "factor",
        };
        var enforceLimits = new Option<bool>("--enforce-limits")
        {
            Description = "Lets each inbound address take only as many queries per second as the real one.",
        };
        var readyFile = FileOption.Create("Write the addresses to this file, as JSON, once everything answers.", "--ready-file");
        var events = FileOption.Create(
            "Write the events of the run to this file, one JSON object a line; 'replay' says from them what was answered.", "--events");
        var assume = AssumeOption.Create();
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Also print every line that the checkers log." };
        RequireRange(dnsPort, 0, 65535);
        RequireRange(httpPort, 0, 65535);
        RequireRange(speed, 0.01, 10_000);
        foreach (var option in new Option[] { dnsPort, httpPort, speed, enforceLimits, readyFile, events, assume, verbose })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (arguments, cancellationToken) =>
        {
            var error = arguments.InvocationConfiguration.Error;
            var all = arguments.GetValue(verbose);
            await using var log = arguments.GetValue(events)?.CreateText();
            if (log is not null)
            {
                // What was written is there when the run ends in a crash.
                log.AutoFlush = true;
            }

            var options = new TwinOptions
            {
                Events = log,
                Assumptions = AssumeOption.Read(arguments, assume),
                DnsPort = arguments.GetValue(dnsPort),
                HttpPort = arguments.GetValue(httpPort),
                Speed = arguments.GetValue(speed),
                EnforceLimits = arguments.GetValue(enforceLimits),
                CodeRoot = StackOptions.Root,
                Log = line =>
                {
                    if (all || !line.Contains(CheckerEvent, StringComparison.Ordinal))
                    {
                        error.WriteLine(line);
                    }
                },
            };
            return await RunAsync(arguments, stack, options, arguments.GetValue(readyFile), cancellationToken);
        });
    }

    private static async Task<int> RunAsync(
        ParseResult arguments, StackOptions stack, TwinOptions options, FileInfo? readyFile, CancellationToken cancellationToken)
    {
        try
        {
            var error = arguments.InvocationConfiguration.Error;
            await using var twin = await StartAsync(arguments, stack, options, cancellationToken);
            Welcome.Print(error, twin);
            await FirstChecksAsync(twin, options.Log, cancellationToken);
            if (readyFile is not null)
            {
                await ReadyFile.WriteAsync(readyFile, twin, cancellationToken);
            }

            using var following = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var told = Happenings.FollowAsync(error, twin.Timeline, TimeProvider.System, following.Token);
            await await Task.WhenAny(told, twin.Engine.Completion.WaitAsync(cancellationToken));
            await following.CancelAsync();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Being told to stop is how it is meant to end.
        }

        return ExitCode.Success;
    }

    private static Task<TwinHost> StartAsync(
        ParseResult arguments, StackOptions stack, TwinOptions options, CancellationToken cancellationToken) =>
        Progress.ShowAsync(
        arguments.InvocationConfiguration.Error,
        "Starting",
        async steps =>
        {
            steps.Report(new Progress.Step("Running the program", 1, 2));
            var model = StackModel.Read(await stack.CaptureAsync(arguments, cancellationToken));
            steps.Report(new Progress.Step("Starting resolvers, instances and checkers", 2, 2));
            return await TwinHost.StartAsync(model, options, cancellationToken);
        },
        cancellationToken);

    private static async Task FirstChecksAsync(TwinHost twin, Action<string> log, CancellationToken cancellationToken)
    {
        try
        {
            await twin.FirstChecksAsync(cancellationToken).WaitAsync(LongestFirstCheck, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            log(
                $"The checkers have not finished their first round in {LongestFirstCheck.TotalSeconds} s. DNS answers; health may follow "
                    + "late.");
        }
    }

    /// <summary>Makes a number out of range a mistake in the command line.</summary>
    internal static void RequireRange<T>(Option<T> option, T least, T most)
        where T : IComparable<T> => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<T>() is { } value && (value.CompareTo(least) < 0 || value.CompareTo(most) > 0))
        {
            result.AddError(FormattableString.Invariant($"{option.Name} takes {least} to {most}."));
        }
    });
}
