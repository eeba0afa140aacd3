using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.Lambda.Verdicts;

public sealed class ReasonTests
{
    [Fact]
    public void Code_OfEveryReason_IsUniqueAndARowOfTheDocument()
    {
        var codes = Enum.GetValues<Reason>().Select(reason => reason.Code()).ToArray();
        var document = RepositoryFiles.Read("docs/health-checks.md");

        Assert.Equal(codes.Distinct(), codes);
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", document, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Reason.Descriptors)]
    [InlineData(Reason.Deadline)]
    [InlineData(Reason.Lookup)]
    [InlineData(Reason.Internal)]
    internal void Health_OfACheckerFault_IsUnknown(Reason reason) => Assert.Equal(Health.Unknown, Some.Verdict("app", reason).Health);
}
