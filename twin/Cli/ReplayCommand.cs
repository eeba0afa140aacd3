using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Replay;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>replay</c>: what a client was answered over a run whose events were written down.</summary>
internal static class ReplayCommand
{
    public static Command Create(StackOptions stack)
    {
        var file = new Argument<FileInfo>("events") { Description = "What 'up --events' wrote." };
        var name = new Argument<string>("name") { Description = "What to look up, for example app.internal.example.com." };
        var type = new Argument<string>("type") { Description = "Record type.", DefaultValueFactory = _ => "A", HelpName = "type" };
        var from = new Option<string>("--from")
        {
            Description = "Where the client is: a site, a VNet or a VPC.",
            HelpName = "site",
            Required = true,
        };
        var format = FormatOption.Create<OutputFormat>("How to print it. JSON is one document a line.");
        var command = new Command(
            "replay",
            "Says what a client was answered over a run of 'up --events', from its events alone: the same events give the same answers.")
        {
            file, name, type, from, format,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var model = StackModel.Read(await stack.CaptureAsync(arguments, cancellationToken));
            var log = await ReadAsync(arguments.GetRequiredValue(file), model, cancellationToken);
            var client = QueryCommand.ReadClient(model, arguments.GetRequiredValue(from));
            var question = QueryCommand.ReadQuestion(arguments.GetRequiredValue(name), arguments.GetRequiredValue(type));
            string? last = null;
            foreach (var (at, because, state) in ReplayMoments.Of(log.Replay(model)))
            {
                var answer = Lookup.Of(state, client, question, at).Answer;
                var text = answer.Answers.IsEmpty
                    ? answer.Code.ToString().ToUpperInvariant()
                    : string.Join(", ", answer.Answers.Select(record => record.Data.ToString()).Order(StringComparer.Ordinal));
                if (text == last)
                    continue;
                last = text;
                var line = arguments.GetValue(format) == OutputFormat.Json
                    ? JsonSerializer.Serialize(
                        new { time = at, after = (at - log.Started).TotalSeconds, answer = text, because = Reason(because) },
                        JsonSerializerOptions.Web)
                    : string.Create(CultureInfo.InvariantCulture, $"{at - log.Started:hh\\:mm\\:ss}  {text,-40} {Reason(because)}")
                        .TrimEnd();
                await arguments.InvocationConfiguration.Output.WriteLineAsync(line.AsMemory(), cancellationToken);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<EventLog> ReadAsync(FileInfo file, StackModel model, CancellationToken cancellationToken)
    {
        if (!file.Exists || EventLog.Read(await File.ReadAllLinesAsync(file.FullName, cancellationToken)) is not { } log)
            throw new TwinException(
                DiagnosticId.InvalidEvents, $"'{file}' is no list of events. Such a file is what 'up --events' writes. Name one.");
        return log.Stack == model.Stack ? log : throw new TwinException(
            DiagnosticId.InvalidEvents, $"'{file}' is of stack '{log.Stack}', not of '{model.Stack}'. Events say something about their own "
                + "stack only. Choose it with '--stack' or '--state'.");
    }

    private static string Reason(EngineEvent? because) => because switch
    {
        EngineEvent.FaultBegan began => $"{FaultText.Describe(began.Fault)} began",
        EngineEvent.FaultEnded ended => $"fault {ended.Id} ended",
        EngineEvent.TargetTimedOut timedOut => $"{timedOut.Target.EndPoint.Address} did not respond",
        EngineEvent.TargetAnswered answered => $"{answered.Target.EndPoint.Address} responded",
        EngineEvent.MinutePassed => "a minute was evaluated",
        null => "",
        _ => because.GetType().Name,
    };
}
