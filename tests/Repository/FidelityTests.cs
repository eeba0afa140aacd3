using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.v3;

namespace CrossCloudDns.Tests.Repository;

/// <summary>What docs/fidelity.md claims is proven by tests that exist and that say so themselves.</summary>
public sealed partial class FidelityTests
{
    private static readonly string[] Statuses = ["modelled", "approximated", "absent"];

    private static readonly List<(string Id, string Rule, string Source, string Status, string[] Tests)> Rows =
    [
        .. from Match row in Row().Matches(RepositoryFiles.Read("docs/fidelity.md"))
           select (
               row.Groups["id"].Value,
               row.Groups["rule"].Value.Trim(),
               row.Groups["source"].Value.Trim(),
               row.Groups["status"].Value.Trim(),
               TestName().Matches(row.Groups["tests"].Value).Select(test => test.Groups["name"].Value).ToArray()),
    ];

    private static readonly List<(string Id, string Test)> Proofs =
    [
        .. from type in Assembly.GetExecutingAssembly().GetTypes()
           from method in type.GetMethods()
           from rule in method.GetCustomAttributes<RuleAttribute>()
           select (rule.Id, $"{type.Name}.{method.Name}"),
    ];

    [Fact]
    public void Rules_AreManyAndEachHasItsOwnId()
    {
        Assert.True(Rows.Count >= 80, $"{Rows.Count} rules");
        Assert.Empty(Rows.GroupBy(row => row.Id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Rules_HaveASourceAndAStatus() => Assert.All(Rows, row =>
    {
        Assert.Contains(row.Status, Statuses);
        Assert.Matches(@"^(\[[^\]]+\]\(https://[^)]+\)(, )?)+$|^ours$", row.Source);
    });

    [Fact]
    public void Rules_ThatHold_NameTheirProvingTests() =>
        Assert.Empty(Rows.Where(row => row.Status != "absent" && row.Tests.Length == 0).Select(row => row.Id));

    [Fact]
    public void ProvingTests_Exist()
    {
        var tests = (
            from type in Assembly.GetExecutingAssembly().GetTypes()
            from method in type.GetMethods()
            where method.GetCustomAttributes().Any(attribute => attribute is IFactAttribute)
            select $"{type.Name}.{method.Name}").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Rows.SelectMany(row => row.Tests).Where(test => !tests.Contains(test)));
    }

    [Fact]
    public void ProvingTests_CarryTheirRule()
    {
        // Wire rules are filed by RFC in the conformance suite, whose classes say as much.
        var claimed = Rows.Where(row => !row.Id.StartsWith("DNS", StringComparison.Ordinal)).SelectMany(row => row.Tests.Select(test => (row.Id, test))).ToHashSet();
        Assert.Empty(claimed.Except(Proofs));
        Assert.Empty(Proofs.Except(claimed));
    }

    [GeneratedRegex(@"^\| (?<id>[A-Z0-9]+-\d\d) \| (?<rule>[^|]+) \| (?<source>[^|]+) \| (?<status>[^|]+) \| (?<tests>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>\w+\.\w+)`")]
    private static partial Regex TestName();
}
