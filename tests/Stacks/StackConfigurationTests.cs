using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Stacks;

namespace CrossCloudDns.Tests.Stacks;

public sealed class StackConfigurationTests
{
    [Fact]
    public void RequireShortName_NameThatLambdaHasRoomFor_IsTaken() => Assert.Empty(Problems(new string('s', 19)));

    [Fact]
    public void RequireShortName_LongerName_SaysWhatFits() => Assert.Equal(
        [
            "CCD0106: 'stack' is \"ssssssssssssssssssss\". A stack's name has at most 19 characters, so that the names made from it fit. "
            + "Choose a shorter name; it is not set in Pulumi.dev.yaml.",
        ],
        Problems(new string('s', 20)));

    [Fact]
    public void LongestNames_MakeAFunctionNameThatLambdaTakes() =>
        Assert.Equal(64, $"cross-cloud-dns-{new string('s', 19)}-{new string('u', 20)}-checker".Length);

    private static IEnumerable<string> Problems(string stack)
    {
        var problems = new SettingsProblems("Pulumi.dev.yaml");
        StackConfiguration.RequireShortName(stack, problems);
        return problems.All.Select(problem => problem.Message);
    }
}
