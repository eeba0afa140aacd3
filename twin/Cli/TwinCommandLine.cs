using System.CommandLine;
using CrossCloudDns.Twin.Cli.Completion;

namespace CrossCloudDns.Twin.Cli;

/// <summary>The command line of the twin: the root, its commands, and how errors become exit codes.</summary>
public static class TwinCommandLine
{
    /// <summary>Runs one command line to its end.</summary>
    /// <param name="output">Receives the result, and nothing else.</param>
    /// <param name="error">Receives prose: progress, tables, errors.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parsed = CreateRoot().Parse(arguments);
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            // The host ends its children itself and takes the time that needs.
            ProcessTerminationTimeout = null,
        };
        try
        {
            var code = await parsed.InvokeAsync(configuration, cancellationToken);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (TwinException exception)
        {
            await error.WriteLineAsync(exception.Message.AsMemory(), cancellationToken);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private const string Introduction =
        """
        Runs the declared DNS of a stack on this machine: real servers on loopback, no account, nothing deployed.

          Bring the sample up, with its dashboard at http://127.0.0.1:8053       twin
          See what deploying it amounts to, and what would go wrong              twin plan    twin check
          Ask as a client of a site, and see why the answer is what it is        twin query app.internal.example.com --from uk --explain
          Break it, in virtual time, and see who notices                         twin drill instance-down

          'twin' stands for 'dotnet run --project twin --'; 'completion' makes it a command of your shell.

          Exit codes: 0 all well; 1 an error, with its id; 2 a command line that is none of these; 130 ended by Ctrl-C before it was done.
        """;

    private static RootCommand CreateRoot()
    {
        var stack = new StackOptions();
        var root = new RootCommand(Introduction)
        {
            stack.Stack,
            stack.State,
            UpCommand.Create(stack),
            QueryCommand.Create(stack),
            ReplayCommand.Create(stack),
            ResourcesCommand.Create(stack),
            CheckCommand.Create(stack),
            DrillCommand.Create(stack),
            PlanCommand.Create(stack),
            ForwardersCommand.Create(stack),
            SettingsCommand.Create(),
            DoctorCommand.Create(),
            CompletionCommand.Create(),
            CompletionCommand.CreateBackend(),
        };
        UpCommand.MakeDefault(root, stack);
        return root;
    }
}
