using System.CommandLine;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>resources</c>: the declared resources, one object each.</summary>
internal static class ResourcesCommand
{
    public static Command Create(StackOptions stack)
    {
        var format = FormatOption.Create<OutputFormat>("How to print them.");
        var command = new Command("resources", "Prints the declared resources.") { format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var captured = await stack.CaptureAsync(arguments, cancellationToken);
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetValue(format) == OutputFormat.Json)
            {
                await output.WriteLineAsync(ResourcesDocument.Write(captured).AsMemory(), cancellationToken);
                return ExitCode.Success;
            }

            foreach (var resource in captured.Resources)
            {
                await output.WriteLineAsync($"{resource.Type}  {resource.Name}".AsMemory(), cancellationToken);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
