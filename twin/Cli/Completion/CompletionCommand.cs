using System.CommandLine;

namespace CrossCloudDns.Twin.Cli.Completion;

/// <summary><c>completion</c>: a script that lets a shell complete the twin's commands, options and values.</summary>
internal static class CompletionCommand
{
    // The name under which the script has to find the program again.
    private const string Placeholder = "@PROGRAM@";

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = $"{string.Join(", ", Shells.Keys)}." };
        shell.AcceptOnlyFromAmong([.. Shells.Keys]);
        var command = new Command(
            "completion",
            "Prints a script that defines the command 'twin' for your shell and completes what follows it. Its first lines say how to load "
                + "it.")
        {
            shell,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var script = await ReadAsync(Shells[arguments.GetRequiredValue(shell)], cancellationToken);
            var program = Path.Combine(AppContext.BaseDirectory, $"{typeof(CompletionCommand).Assembly.GetName().Name}.dll");
            await arguments.InvocationConfiguration.Output.WriteAsync(
                script.Replace(Placeholder, program, StringComparison.Ordinal).AsMemory(), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>What the scripts call: the words so far, and what the last of them may become, one per line.</summary>
    public static Command CreateBackend()
    {
        var words = new Argument<string[]>("word") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete") { words };
        command.Hidden = true;
        command.SetAction(async (arguments, cancellationToken) =>
        {
            foreach (var candidate in Candidates.For(arguments.RootCommandResult.Command, arguments.GetValue(words) ?? []))
            {
                await arguments.InvocationConfiguration.Output.WriteLineAsync(candidate.AsMemory(), cancellationToken);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static readonly SortedDictionary<string, string> Shells = new(StringComparer.Ordinal)
    {
        ["bash"] = "bash.sh",
        ["zsh"] = "zsh.sh",
        ["fish"] = "fish.fish",
        ["pwsh"] = "pwsh.ps1",
    };

    private static async Task<string> ReadAsync(string script, CancellationToken cancellationToken)
    {
        await using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion/{script}")
            ?? throw new InvalidOperationException($"The script '{script}' is not part of the program.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
