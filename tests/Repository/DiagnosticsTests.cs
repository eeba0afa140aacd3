using System.Text.RegularExpressions;

namespace CrossCloudDns.Tests.Repository;

/// <summary>The code and <c>docs/diagnostics.md</c> know the same ids.</summary>
public sealed partial class DiagnosticsTests
{
    private static readonly string[] Sources = ["infra", "stacks", "lambda", "twin"];

    [Fact]
    public void Ids_InTheCode_AreTheRowsOfTheTable()
    {
        var inCode = Sources
            .SelectMany(folder => RepositoryFiles.Below(folder, "*.cs"))
            .SelectMany(file => Id().Matches(RepositoryFiles.Read(file)).Select(match => match.Value))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(inCode, Rows().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_OfTheTable_AreUniqueAndComplete()
    {
        Assert.Equal(Rows().Distinct(), Rows());
        Assert.All(
            RepositoryFiles.Read("docs/diagnostics.md").Split('\n').Where(line => line.StartsWith("| CCD", StringComparison.Ordinal)),
            line => Assert.All(line.Trim('|', ' ').Split('|'), cell => Assert.False(string.IsNullOrWhiteSpace(cell), line)));
    }

    private static IEnumerable<string> Rows() =>
        RowId().Matches(RepositoryFiles.Read("docs/diagnostics.md")).Select(match => match.Groups["id"].Value);

    [GeneratedRegex(@"\bCCD[0-9]{4}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\| (?<id>CCD[0-9]{4}) \|", RegexOptions.Multiline)]
    private static partial Regex RowId();
}
