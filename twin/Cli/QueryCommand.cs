using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Text.Json;
using CrossCloudDns.Twin.Cli.Watch;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Cli;

/// <summary>
/// <c>query</c>: one lookup, hop by hop, without a running twin; with <c>--watch</c>, what a running one answers from now on.
/// </summary>
internal static class QueryCommand
{
    private static readonly ImmutableArray<string> CommonTypes = ["A", "AAAA", "CNAME", "MX", "NS", "SOA", "SRV", "TXT"];

    public static Command Create(StackOptions stack)
    {
        var name = new Argument<string>("name") { Description = "What to look up, for example app.internal.example.com." };
        var type = new Argument<string>("type") { Description = "Record type.", DefaultValueFactory = _ => "A", HelpName = "type" };
        var from = new Option<string>("--from")
        {
            Description = "Where the client is: a site, a VNet or a VPC.",
            HelpName = "site",
            Required = true,
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "Also print what was looked at on the way, and why it was taken or "
            + "fell out."
        };
        var fault = new Option<string[]>("--fault")
        {
            Description = "A fault that lasts long enough to be noticed, for example 'instance app/uk', 'zone eu-west-2a', 'site uk'. May "
                + "be repeated.",
            HelpName = "fault",
        };
        var assume = AssumeOption.Create();
        var format = FormatOption.Create<OutputFormat>("How to print it. While watching, JSON is one document a line.");
        var watch = new Option<bool>("--watch", "-w")
        {
            Description = "Follow the name in a running twin: print the answer and its way, "
            + "with the time, whenever either changes. Ctrl-C ends it."
        };
        var twin = new Option<Uri>("--twin")
        {
            Description = "With --watch: the address of the twin's HTTP API.",
            DefaultValueFactory = _ => QueryWatch.DefaultTwin,
            HelpName = "url",
            CustomParser = ReadAddress,
        };
        name.CompletionSources.Add(context =>
            IsGiven(context.ParseResult, name) ? [] : stack.Words.Names(context.ParseResult).Select(word => new CompletionItem(word)));
        from.CompletionSources.Add(context => stack.Words.Sites(context.ParseResult).Select(word => new CompletionItem(word)));
        fault.CompletionSources.Add(context => stack.Words.Faults(context.ParseResult).Select(word => new CompletionItem(word)));
        type.CompletionSources.Add(context =>
            IsGiven(context.ParseResult, name) && !IsGiven(context.ParseResult, type)
                ? CommonTypes.Select(word => new CompletionItem(word))
                : []);
        var command = new Command(
            "query",
            "Looks a name up as a client would, and says why the answer is what it is.") { name, type, from, explain, fault, assume, watch,
            twin, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(watch)
                && (result.GetValue(fault) is { Length: > 0 } || result.GetResult(stack.State) is { Implicit: false }))
            {
                result.AddError(
                    "--watch follows a twin that runs: begin faults there, and choose its stack when you start it. Leave --fault and "
                        + "--state out.");
            }
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            if (arguments.GetValue(watch))
            {
                var follower = new QueryWatch(
                    arguments.GetRequiredValue(twin),
                    TimeProvider.System,
                    arguments.InvocationConfiguration.Output,
                    arguments.GetValue(format));
                var asked = ReadQuestion(arguments.GetRequiredValue(name), arguments.GetRequiredValue(type));
                return await follower.RunAsync(asked, arguments.GetRequiredValue(from), cancellationToken);
            }

            var model = StackModel.Read(await stack.CaptureAsync(arguments, cancellationToken));
            var question = ReadQuestion(arguments.GetRequiredValue(name), arguments.GetRequiredValue(type));
            var client = ReadClient(model, arguments.GetRequiredValue(from));
            var (state, now) = SettledState.After(
                model, [.. (arguments.GetValue(fault) ?? []).Select(text => ReadFault(model, text))], AssumeOption.Read(arguments, assume));
            var lookup = Lookup.Of(state, client, question, now);
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetValue(format) == OutputFormat.Json)
            {
                await output.WriteLineAsync(
                    JsonSerializer.Serialize(LookupView.Of(client, question, lookup, now), TwinApi.Json).AsMemory(), cancellationToken);
            }
            else
            {
                LookupText.Print(output, lookup, arguments.GetValue(explain));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static bool IsGiven(ParseResult line, Argument argument) => line.GetResult(argument) is { Tokens.Count: > 0 };

    private static Uri? ReadAddress(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttp
            && address.IsLoopback)
        {
            return address;
        }

        result.AddError($"'{result.Tokens[0].Value}' is no twin's address. It is on this machine, such as {QueryWatch.DefaultTwin}.");
        return null;
    }

    internal static Question ReadQuestion(string name, string type) =>
        !DomainName.TryParse(name, out var parsed) ? throw new TwinException(
            DiagnosticId.InvalidQuery, $"'{name}' is not a domain name. Labels of 1 to 63 octets, 255 in all, are allowed. Correct the "
                + "name.")
        : !RecordTypeText.TryParse(type, out var recordType) ? throw new TwinException(
            DiagnosticId.InvalidQuery, $"'{type}' is not a record type. A mnemonic such as A, AAAA or SRV, or TYPE and a number are "
                + "allowed. Correct the type.")
        : new Question(parsed, recordType);

    internal static ResolverAddressEntry ReadClient(StackModel model, string from) =>
        Lookup.ClientOf(model, from) ?? throw new TwinException(
        DiagnosticId.InvalidQuery,
        $"There is no client at '{from}'. Clients are in the sites {string.Join(", ", model.Sites.Select(site => site.Name))}. Choose one "
            + "with '--from'.");

    private static Fault ReadFault(StackModel model, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return FaultText.TryParse(
            model, words.ElementAtOrDefault(0), words.ElementAtOrDefault(1), words.ElementAtOrDefault(2), out var fault, out var problem)
            ? fault
            : throw new TwinException(DiagnosticId.InvalidFault, $"{problem} Correct '--fault'.");
    }
}
