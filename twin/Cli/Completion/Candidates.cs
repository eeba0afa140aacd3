using System.CommandLine;

namespace CrossCloudDns.Twin.Cli.Completion;

/// <summary>What the last word of a command line may become.</summary>
internal static class Candidates
{
    /// <summary>Those that begin with the last word, in order; options only once a dash is typed.</summary>
    /// <param name="words">All after the program's name; the last one is being typed, and may be empty.</param>
    public static IEnumerable<string> For(Command root, IReadOnlyList<string> words)
    {
        var typed = words.Count == 0 ? "" : words[^1];
        var before = string.Concat(words.SkipLast(1).Select(word => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\" "));
        return
            from item in root.Parse(before).GetCompletions(before.Length)
            let label = item.Label
            where label.StartsWith(typed, StringComparison.Ordinal)
            where label[0] != '/' && (typed.StartsWith('-') ? label.StartsWith("--", StringComparison.Ordinal) : label[0] != '-')
            orderby label
            select label;
    }
}
