using System.CommandLine;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>--format</c>, which is the same in every command but for its values.</summary>
internal static class FormatOption
{
    public static Option<T> Create<T>(string description)
        where T : struct, Enum
    {
        var option = new Option<T>("--format", "-f") { Description = description, DefaultValueFactory = _ => default };
        // People write them in lower case; any is taken.
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())]);
        return option;
    }
}
