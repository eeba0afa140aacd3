using System.CommandLine;
using CrossCloudDns.Twin.Cli.Doctor;
using Spectre.Console;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>doctor</c>: what this machine lacks for the twin, for the end-to-end tests and for a deployment.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command(
            "doctor",
            "Says what this machine lacks for the twin, the end-to-end tests or a deployment, and how to get it. Exit code 1 when the twin "
                + "cannot run.");
        command.SetAction(arguments =>
        {
            var needs = Examination.Examine();
            var table = Terminal.Table("needed for", "what", "found", "how to get it");
            foreach (var need in needs)
            {
                table.AddRow(
                    need.Purpose.ToString(), Markup.Escape(need.Name), Markup.Escape(need.Found ?? "missing"),
                    need.Found is null ? Markup.Escape(need.Remedy) : "");
            }

            Terminal.For(arguments.InvocationConfiguration.Output).Write(table);
            return needs.Any(need => need is { Purpose: Purpose.Twin, Found: null }) ? ExitCode.Failed : ExitCode.Success;
        });
        return command;
    }
}
