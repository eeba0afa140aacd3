using System.Reflection;
using CrossCloudDns.Tests.Repository;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Tests.Twin.Engine;

public sealed class AssumptionTextTests
{
    public static TheoryData<string, string> Names => [.. AssumptionText.Defaults.Select(entry => (entry.Key, entry.Value))];

    [Theory]
    [MemberData(nameof(Names))]
    public void TrySwitch_EachAssumption_ChangesThatOneAndNoOther(string name, string choice)
    {
        var other = choice switch { "true" => "false", "false" => "true", "current" => "before2024", _ => choice + "7" };

        Assert.True(AssumptionText.TrySwitch(Assumptions.Default, $"{name}={other}", out var switched, out var problem), problem);
        Assert.Single(Changes(Assumptions.Default, switched));
        Assert.True(AssumptionText.TrySwitch(switched, $"{name}={choice}", out var back, out _));
        Assert.Equal(Assumptions.Default, back);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_NamesEachAssumptionWithItsChoice(string name, string choice) =>
        Assert.Contains($"| `{name}` | {choice} |", RepositoryFiles.Read("docs/fidelity.md"), StringComparison.Ordinal);

    [Theory]
    [InlineData("tea=true", "There is no assumption 'tea'. There are asks-quarantined-targets-when-none-is-left=true, ")]
    [InlineData("target-timeout=soon", "'soon' is no value of 'target-timeout'. It takes seconds, 0 or more.")]
    [InlineData("target-timeout=-1", "'-1' is no value of 'target-timeout'. It takes seconds, 0 or more.")]
    [InlineData("timeouts-to-quarantine", "'' is no value of 'timeouts-to-quarantine'. It takes a whole number, 0 or more.")]
    [InlineData("bias-formula=old", "'old' is no value of 'bias-formula'. It takes current or before2024.")]
    public void TrySwitch_WhatIsNone_SaysWhatIsAllowed(string text, string expected)
    {
        Assert.False(AssumptionText.TrySwitch(Assumptions.Default, text, out _, out var problem));
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    private static IEnumerable<PropertyInfo> Changes(Assumptions from, Assumptions to) =>
        typeof(Assumptions).GetProperties().Where(property => !Equals(property.GetValue(from), property.GetValue(to)));
}
