using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.Twin.Cli;

[Collection("Pulumi")]
public sealed class CommittedPlanTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("lab")]
    [InlineData("full")]
    public async Task Plan_OfAStackOfTheRepository_IsTheCommittedOne(string stack)
    {
        var (_, output, _) = await CommandLine.RunAsync("plan", "--stack", stack, "--format", "markdown");

        Assert.True(
            RepositoryFiles.Read($"docs/plans/{stack}.md") == output,
            $"docs/plans/{stack}.md is not current. Run 'dotnet run --project twin -- plan --stack {stack} --format markdown > docs/plans/{stack}.md'.");
    }
}
