using System.CommandLine;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Reports;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>check</c>: resilience rules and cloud limits over the declared resources.</summary>
internal static class CheckCommand
{
    public static Command Create(StackOptions stack)
    {
        var format = FormatOption.Create<CheckFormat>("Text for people, JSON for programs, or SARIF 2.1.0 for code scanning.");
        var command = new Command(
            "check",
            "Looks for what the clouds would refuse or quietly get wrong, and for what one failure would take down. Exit code 1 when there "
                + "is an error.")
        {
            format,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var (captured, findings) = await Progress.ShowAsync(
                arguments.InvocationConfiguration.Error,
                "Checking",
                async steps =>
                {
                    steps.Report(new Progress.Step("Running the program", 1, 2));
                    var resources = await stack.CaptureAsync(arguments, cancellationToken);
                    steps.Report(new Progress.Step($"Checking {resources.Resources.Length} resources", 2, 2));
                    return (resources, StackCheck.Run(resources));
                },
                cancellationToken);
            var report = arguments.GetValue(format) switch
            {
                CheckFormat.Json => FindingsJson.Write(captured, findings),
                CheckFormat.Sarif => FindingsSarif.Write(captured, findings),
                _ => FindingsText.Write(findings, captured.Resources.Length),
            };
            await arguments.InvocationConfiguration.Output.WriteLineAsync(report.AsMemory(), cancellationToken);
            return findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Failed : ExitCode.Success;
        });
        return command;
    }
}

/// <summary>How <c>check</c> prints its findings.</summary>
public enum CheckFormat
{
    /// <summary>Prose for people.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,
}
