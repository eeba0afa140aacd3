using System.CommandLine;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Reports;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>check</c>: resilience rules and cloud limits over the declared resources.</summary>
internal static class CheckCommand
{
    public static Command Create(StackOptions stack)
    {
        var format = new Option<CheckFormat>("--format", "-f")
        {
            Description = "Text for people, JSON for programs, or SARIF 2.1.0 for code scanning.",
            DefaultValueFactory = _ => CheckFormat.Text,
        };
        var command = new Command(
            "check",
            "Looks for what the clouds would refuse or quietly get wrong, and for what one failure would take down. Exit code 1 when there is an error.")
        {
            format,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var captured = await stack.CaptureAsync(arguments, cancellationToken);
            var findings = StackCheck.Run(captured);
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
