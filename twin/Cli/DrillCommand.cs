using System.Collections.Immutable;
using System.CommandLine;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Engine.Drills.Reports;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>drill</c>: fault experiments, each with an expected outcome; in virtual time, or on real sockets.</summary>
internal static class DrillCommand
{
    public static Command Create(StackOptions stack)
    {
        var names = new Argument<string[]>("name")
        {
            Description = $"Drills to run; all without any. {string.Join(", ", DrillCatalog.All.Select(drill => drill.Name))}.",
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "name",
        };
        names.AcceptOnlyFromAmong([.. DrillCatalog.All.Select(drill => drill.Name)]);
        var random = new Option<int>("--random")
        {
            Description = "Run that many random fault schedules instead, with the seeds from --seed on.",
            HelpName = "count",
        };
        random.Validators.Add(result =>
        {
            if (result.GetValue(random) < 0)
                result.AddError("--random takes a number of schedules, 0 or more.");
        });
        var seed = new Option<ulong>("--seed")
        {
            Description = "Decides all chance; the same seed gives the same report.",
            DefaultValueFactory = _ => 1,
        };
        var format = FormatOption.Create<DrillFormat>("How to report: text, JSON, JUnit XML, or one HTML page with pictures.");
        var output = FileOption.Create("Where to write the report; standard output without it.", "--output", "-o");
        var timeline = new Option<bool>("--timeline") { Description = "Print what happened, and not only what came of it." };
        var live = new Option<bool>("--live")
        {
            Description = "On real sockets: the twin's DNS servers, checker processes and instances run, and clients send real queries. "
                + "Takes minutes, not seconds.",
        };
        var speed = new Option<double>("--speed")
        {
            Description = "With --live: twin's seconds per real second. Time-outs of queries and checks stay real.",
            DefaultValueFactory = _ => 1,
            HelpName = "factor",
        };
        UpCommand.RequireRange(speed, 0.01, 10_000);
        var assume = AssumeOption.Create();
        var command = new Command(
            "drill", "Breaks the stack on purpose and says what clients would notice. Exit code 1 when an expectation fails.")
        {
            names, random, seed, format, output, timeline, live, speed, assume,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(live) && result.GetValue(random) > 0)
                result.AddError("--random runs in virtual time only; leave out --live.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var captured = await stack.CaptureAsync(arguments, cancellationToken);
            var model = StackModel.Read(captured);
            var seedValue = arguments.GetValue(seed);
            var count = arguments.GetValue(random);
            var chosen = arguments.GetValue(names) ?? [];
            ImmutableArray<Drill> drills =
            [
                .. DrillCatalog.All.Where(drill => chosen.Length == 0 ? count == 0 : chosen.Contains(drill.Name)),
            ];
            var options = new TwinOptions { DnsPort = 0, HttpPort = 0, Speed = arguments.GetValue(speed), CodeRoot = StackOptions.Root };
            var (reports, schedules) = await Progress.ShowAsync(
                arguments.InvocationConfiguration.Error,
                "Drilling",
                steps => RunAsync(
                    new DrillWork(model, drills, count, seedValue, AssumeOption.Read(arguments, assume)),
                    arguments.GetValue(live) ? options : null,
                    steps,
                    cancellationToken),
                cancellationToken);
            var report = arguments.GetValue(format) switch
            {
                DrillFormat.Json => DrillJson.Write(captured.Stack, seedValue, reports, schedules),
                DrillFormat.Junit => DrillJUnit.Write(reports, schedules),
                DrillFormat.Html => DrillHtml.Write(captured.Stack, seedValue, reports, schedules),
                _ => string.Join("\n\n", Texts(reports, schedules, arguments.GetValue(timeline))),
            };
            if (arguments.GetValue(output) is { } file)
                await File.WriteAllTextAsync(file.FullName, report + "\n", cancellationToken);
            else
                await arguments.InvocationConfiguration.Output.WriteLineAsync(report.AsMemory(), cancellationToken);
            return reports.Any(drill => drill.Verdict == DrillVerdict.Failed) || schedules is { Passed: false }
                ? ExitCode.Failed
                : ExitCode.Success;
        });
        return command;
    }

    private static async Task<(ImmutableArray<DrillReport> Reports, RandomFaultsReport? Schedules)> RunAsync(
        DrillWork work, TwinOptions? live, IProgress<Progress.Step> steps, CancellationToken cancellationToken)
    {
        var reports = ImmutableArray.CreateBuilder<DrillReport>();
        foreach (var drill in work.Drills)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Report("");
            IDrillStage stage = live is null
                ? VirtualStage.Instance
                : new LiveStage(live, duration => Report(FormattableString.Invariant($", {duration:h\\:mm\\:ss} on real sockets")));
            reports.Add(await drill.RunAsync(work.Model, work.Seed, work.Assumptions, stage, cancellationToken: cancellationToken));

            void Report(string how) => steps.Report(new Progress.Step($"Drill {drill.Name}{how}", reports.Count + 1, work.Drills.Length));
        }

        var outcomes = ImmutableArray.CreateBuilder<RandomOutcome>();
        while (outcomes.Count < work.Schedules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            steps.Report(new Progress.Step("Random schedule", outcomes.Count + 1, work.Schedules));
            outcomes.AddRange(RandomFaults.Run(work.Model, 1, work.Seed + (ulong)outcomes.Count, work.Assumptions).Outcomes);
        }

        return (reports.ToImmutable(), work.Schedules > 0 ? new RandomFaultsReport(work.Seed, outcomes.ToImmutable()) : null);
    }

    private static IEnumerable<string> Texts(ImmutableArray<DrillReport> reports, RandomFaultsReport? schedules, bool timeline)
    {
        if (!reports.IsEmpty)
            yield return DrillText.Write(reports, timeline);
        if (schedules is not null)
            yield return DrillText.Write(schedules);
    }

    private sealed record DrillWork(StackModel Model, ImmutableArray<Drill> Drills, int Schedules, ulong Seed, Assumptions Assumptions);
}

/// <summary>How <c>drill</c> reports.</summary>
public enum DrillFormat
{
    /// <summary>Text for people.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>JUnit XML.</summary>
    Junit,

    /// <summary>One self-contained page with pictures.</summary>
    Html,
}
