using System.CommandLine;

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
    }

    private static RootCommand CreateRoot()
    {
        var stack = new StackOptions();
        var root = new RootCommand(
            "Runs the declared DNS of a stack on this machine: real servers on loopback, no account, nothing deployed.")
        {
            stack.Stack,
            stack.State,
            UpCommand.Create(stack),
            QueryCommand.Create(stack),
            ResourcesCommand.Create(stack),
            CheckCommand.Create(stack),
            DrillCommand.Create(stack),
            PlanCommand.Create(stack),
            ForwardersCommand.Create(stack),
            SettingsCommand.Create(),
            DoctorCommand.Create(),
        };
        UpCommand.MakeDefault(root, stack);
        return root;
    }
}
