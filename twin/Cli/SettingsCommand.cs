using System.CommandLine;
using CrossCloudDns.Infra.Topology.Settings.Reference;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>settings</c>: every key of <c>Pulumi.&lt;stack&gt;.yaml</c>, as a page or as a JSON schema.</summary>
internal static class SettingsCommand
{
    private enum Form
    {
        Markdown,
        Schema,
    }

    public static Command Create()
    {
        var format = FormatOption.Create<Form>("A page to read, or a JSON schema for editors.");
        var command = new Command("settings", "Prints every key that Pulumi.<stack>.yaml takes, with its default and range.") { format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var keys = SettingsReference.Keys();
            var text = arguments.GetValue(format) == Form.Schema ? SettingsSchema.Write(keys) : SettingsMarkdown.Write(keys);
            await arguments.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }
}
