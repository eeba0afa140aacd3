using System.Collections;
using System.Globalization;
using System.Reflection;
using CrossCloudDns.Tests.Conformance.Dns;
using Xunit.v3;

namespace CrossCloudDns.Tests.Repository;

/// <summary>docs/reliability.md says how much was tried; the tests say so too.</summary>
public sealed class ReliabilityTests
{
    private static readonly string Page = RepositoryFiles.Read("docs/reliability.md");

    [Fact]
    public void Page_NumberOfConformanceCases_IsTheirNumber()
    {
        var cases = (
            from type in typeof(ConformanceTests).Assembly.GetTypes()
            where type.IsSubclassOf(typeof(ConformanceTests))
            from method in type.GetMethods()
            where method.GetCustomAttributes().Any(attribute => attribute is IFactAttribute)
            select Cases(method)).Sum();

        Assert.True(cases >= 250, $"{cases} cases");
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"**{cases} cases**"), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NumbersOfFuzzInputs_AreThoseOfTheTests()
    {
        var (inputs, relayed) = (Number(WireFuzzTests.Inputs), Number(WireFuzzTests.Inputs / 4));

        Assert.Contains($"{inputs} messages read, {inputs} requests judged, {inputs} replies matched, {relayed} relayed", Page, StringComparison.Ordinal);
        Assert.Contains($"{Number(DatagramFloodTests.Datagrams)} datagrams", Page, StringComparison.Ordinal);
        Assert.Contains($"{StreamAttackTests.Streams} connections of ten messages", Page, StringComparison.Ordinal);
        Assert.Contains($"draws {Number(WirePropertyTests.Draws)} values for each of eight properties", Page, StringComparison.Ordinal);
        Assert.Equal(8, typeof(WirePropertyTests).GetMethods().Count(method => method.GetCustomAttributes<FactAttribute>().Any()));
    }

    private static int Cases(MethodInfo method) => Math.Max(1, method.GetCustomAttributes().Sum(attribute => attribute switch
    {
        InlineDataAttribute => 1,
        MemberDataAttribute member => ((IEnumerable)method.ReflectedType!.GetProperty(member.MemberName)!.GetValue(null)!).Cast<object>().Count(),
        _ => 0,
    }));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
