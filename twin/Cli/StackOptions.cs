using System.CommandLine;
using System.CommandLine.Completions;
using CrossCloudDns.Stacks;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Cli.Completion;

namespace CrossCloudDns.Twin.Cli;

/// <summary>The options that say which stack a command is about; every command has them.</summary>
internal sealed class StackOptions
{
    /// <summary>Makes the options, each knowing its values.</summary>
    public StackOptions()
    {
        Words = new StackWords(Stack);
        Stack.CompletionSources.Add(_ => StackWords.Stacks().Select(word => new CompletionItem(word)));
    }

    /// <summary>Names in the stack's file, for shells to complete.</summary>
    public StackWords Words { get; }

    public Option<string> Stack { get; } = new("--stack", "-s")
    {
        Description = "The stack: Pulumi.<stack>.yaml beside the nearest Pulumi.yaml, in this directory or above it.",
        DefaultValueFactory = _ => "dev",
        HelpName = "name",
        Recursive = true,
    };

    public Option<FileInfo?> State { get; } = new("--state")
    {
        Description = "Read deployed state instead of running the program: what 'pulumi stack export' or 'resources --format json' "
            + "printed.",
        HelpName = "file",
        Recursive = true,
    };

    /// <summary>What relative paths in a stack are relative to: the project's folder, else the current directory.</summary>
    public static string Root => PulumiProject.TryFind(CurrentDirectory)?.Directory.FullName ?? CurrentDirectory.FullName;

    private static DirectoryInfo CurrentDirectory => new(Environment.CurrentDirectory);

    /// <summary>Captures the stack that the command line names.</summary>
    public async Task<CapturedStack> CaptureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(State) is { } file)
        {
            return await StateFile.ReadAsync(file, cancellationToken);
        }

        return await CaptureAsync(arguments.GetRequiredValue(Stack));
    }

    /// <summary>Runs the program as it would be for a stack.</summary>
    public static Task<CapturedStack> CaptureAsync(string stack) =>
        ProgramRecorder.CaptureAsync(PulumiProject.Find(CurrentDirectory), stack, () => CrossCloudDnsProgram.Declare());
}
