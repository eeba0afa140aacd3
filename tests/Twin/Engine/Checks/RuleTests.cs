using CrossCloudDns.Tests.Repository;
using CrossCloudDns.Twin.Engine.Checks;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

public sealed class RuleTests
{
    private static readonly RuleCase[] Bites =
        [.. EndpointCases.Bites, .. AwsNetworkCases.Bites, .. ZoneCases.Bites, .. RecordCases.Bites, .. HealthCases.Bites, .. CheckerCases.Bites, .. AzureCases.Bites, .. ForwardingCases.Bites, .. VpnCases.Bites];

    private static readonly RuleCase[] Spares =
        [.. EndpointCases.Spares, .. AwsNetworkCases.Spares, .. ZoneCases.Spares, .. RecordCases.Spares, .. HealthCases.Spares, .. CheckerCases.Spares, .. AzureCases.Spares, .. ForwardingCases.Spares, .. VpnCases.Spares];

    public static TheoryData<string> Bitten => [.. Bites.Select(rule => rule.ToString())];

    public static TheoryData<string> Spared => [.. Spares.Select(rule => rule.ToString())];

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Bitten))]
    public void Evaluate_OfAStackThatBreaksTheRule_FindsThatAndNothingElse(string name)
    {
        var change = Bites.Single(rule => rule.ToString() == name);
        var stack = SampleStack.TwoSites();

        change.Change(stack);

        Assert.Equal(change.Also.Append(change.Rule).Order(StringComparer.Ordinal), stack.FindingIds());
    }

    [Theory]
    [MemberData(nameof(Spared))]
    public void Evaluate_OfAStackAtTheBoundary_DoesNotFindIt(string name)
    {
        var change = Spares.Single(rule => rule.ToString() == name);
        var stack = SampleStack.TwoSites();

        change.Change(stack);

        Assert.Equal(change.Also.Order(StringComparer.Ordinal), stack.FindingIds());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_OfTheCatalogue_HasACaseWhereItBitesAndOneWhereItDoesNot(string id)
    {
        Assert.Contains(Bites, rule => rule.Rule == id);
        Assert.Contains(Spares, rule => rule.Rule == id && !rule.Also.Contains(id));
    }

    [Fact]
    public void Catalogue_RowsOfTheDiagnostics_SayTheSame()
    {
        var table = RepositoryFiles.Read("docs/diagnostics.md");

        Assert.All(RuleCatalogue.All, rule =>
            Assert.Contains($"| {rule.Id} | check, {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} | ", table, StringComparison.Ordinal));
    }

    [Fact]
    public void Catalogue_IdsAndTitles_AreUniqueAndInOrder()
    {
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), RuleCatalogue.All.Select(rule => rule.Id));
        Assert.Distinct(RuleCatalogue.All.Select(rule => rule.Title));
    }
}
