using System.CommandLine;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>--assume</c>: what is taken for granted where the clouds document nothing, or two things.</summary>
internal static class AssumeOption
{
    public static Option<string[]> Create()
    {
        var option = new Option<string[]>("--assume")
        {
            Description = "Another choice where the clouds document nothing, as 'timeouts-to-quarantine=1'; docs/fidelity.md lists them. "
                + "May be repeated.",
            HelpName = "name=value",
        };
        option.Validators.Add(result =>
        {
            foreach (var text in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!AssumptionText.TrySwitch(Assumptions.Default, text, out _, out var problem))
                    result.AddError($"{problem} Correct '--assume'.");
            }
        });
        option.CompletionSources.Add(_ =>
            AssumptionText.Defaults.Keys.Select(name => new System.CommandLine.Completions.CompletionItem($"{name}=")));
        return option;
    }

    /// <summary>The twin's choices with those that the command line names in their place.</summary>
    public static Assumptions Read(ParseResult arguments, Option<string[]> option) =>
        (arguments.GetValue(option) ?? [])
            .Aggregate(
                Assumptions.Default, (chosen, text) => AssumptionText.TrySwitch(chosen, text, out var switched, out _) ? switched : chosen);
}
