using System.Text.RegularExpressions;

namespace CrossCloudDns.Tests.Repository;

/// <summary>No document points at what is not there.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        [.. RepositoryFiles.Below("docs", "*.md"), .. RepositoryFiles.Below("stand-in", "*.md"), "README.md", "CHANGELOG.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_ToFilesAndHeadings_LeadSomewhere(string document)
    {
        var dead =
            from Match link in Link().Matches(WithoutCode(document))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Exists(document, target)
            select target;

        Assert.Empty(dead);
    }

    private static bool Exists(string document, string target)
    {
        var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, null);
        var relative = path.Length == 0
            ? document
            : Path.GetRelativePath(RepositoryFiles.Root, Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(document)!, path));
        var full = Path.Combine(RepositoryFiles.Root, relative);
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            return false;
        }

        return heading is null || Heading().Matches(WithoutCode(relative)).Any(match => Anchor(match.Groups["text"].Value) == heading);
    }

    private static string WithoutCode(string document) => CodeBlock().Replace(RepositoryFiles.Read(document), "");

    /// <summary>The fragment that GitHub gives a heading: lower case, spaces as hyphens, punctuation dropped.</summary>
    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+\s+(?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
