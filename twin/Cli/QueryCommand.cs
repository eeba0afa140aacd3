using System.CommandLine;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>query</c>: one lookup, hop by hop, without a running twin.</summary>
internal static class QueryCommand
{
    public static Command Create(StackOptions stack)
    {
        var name = new Argument<string>("name") { Description = "What to look up, for example app.internal.example.com." };
        var type = new Argument<string>("type") { Description = "Record type.", DefaultValueFactory = _ => "A" };
        var from = new Option<string>("--from") { Description = "Where the client is: a site, a VNet or a VPC.", HelpName = "site", Required = true };
        var explain = new Option<bool>("--explain") { Description = "Also print what was looked at on the way, and why it was taken or fell out." };
        var fault = new Option<string[]>("--fault")
        {
            Description = "A fault that lasts long enough to be noticed, for example 'instance app/uk', 'zone eu-west-2a', 'site uk'. May be repeated.",
            HelpName = "fault",
        };
        var format = new Option<OutputFormat>("--format", "-f") { Description = "How to print it." };
        var command = new Command("query", "Looks a name up as a client would, and says why the answer is what it is.") { name, type, from, explain, fault, format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var model = StackModel.Read(await stack.CaptureAsync(arguments, cancellationToken));
            var question = ReadQuestion(arguments.GetRequiredValue(name), arguments.GetRequiredValue(type));
            var client = ReadClient(model, arguments.GetRequiredValue(from));
            var (state, now) = SettledState.After(model, [.. (arguments.GetValue(fault) ?? []).Select(text => ReadFault(model, text))]);
            var lookup = Lookup.Of(state, client, question, now);
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetValue(format) == OutputFormat.Json)
            {
                await output.WriteLineAsync(ToJson(client, question, lookup).AsMemory(), cancellationToken);
            }
            else
            {
                LookupText.Print(output, lookup, arguments.GetValue(explain));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Question ReadQuestion(string name, string type) =>
        !DomainName.TryParse(name, out var parsed) ? throw new TwinException(
            DiagnosticId.InvalidQuery, $"'{name}' is not a domain name. Labels of 1 to 63 octets, 255 in all, are allowed. Correct the name.")
        : !RecordTypeText.TryParse(type, out var recordType) ? throw new TwinException(
            DiagnosticId.InvalidQuery, $"'{type}' is not a record type. A mnemonic such as A, AAAA or SRV, or TYPE and a number are allowed. Correct the type.")
        : new Question(parsed, recordType);

    private static ResolverAddressEntry ReadClient(StackModel model, string from) => Lookup.ClientOf(model, from) ?? throw new TwinException(
        DiagnosticId.InvalidQuery,
        $"There is no client at '{from}'. Clients are in the sites {string.Join(", ", model.Sites.Select(site => site.Name))}. Choose one with '--from'.");

    private static Fault ReadFault(StackModel model, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return FaultText.TryParse(model, words.ElementAtOrDefault(0), words.ElementAtOrDefault(1), words.ElementAtOrDefault(2), out var fault, out var problem)
            ? fault
            : throw new TwinException(DiagnosticId.InvalidFault, $"{problem} Correct '--fault'.");
    }

    private static string ToJson(ResolverAddressEntry client, Question question, Lookup lookup) => JsonSerializer.Serialize(
        new
        {
            name = question.Name.ToString(),
            type = question.Type.ToText(),
            from = client.Name,
            code = lookup.Answer.Code.ToString().ToUpperInvariant(),
            answers = lookup.Answer.Answers.Select(record => record.ToString()),
            authority = lookup.Answer.Authority.Select(record => record.ToString()),
            waitedSeconds = lookup.Waited.TotalSeconds,
            trail = lookup.Trail.Entries.Select(entry => new
            {
                stage = entry.Stage.ToString(),
                verdict = entry.Verdict.ToString(),
                subject = entry.Subject,
                reason = entry.Reason,
            }),
        },
        CanonicalJson.IndentedOptions);
}
