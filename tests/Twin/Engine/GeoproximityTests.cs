using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;
using static CrossCloudDns.Tests.Twin.Engine.Sample;

namespace CrossCloudDns.Tests.Twin.Engine;

/// <summary>https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html</summary>
public class GeoproximityTests
{
    // One degree of latitude is 111.195 km on the sphere that the distance is taken on; London's Region stands at 51.51 north.
    private const double KilometresPerDegree = 111.195;

    [Rule("ROUTE-12")]
    [Theory]
    [InlineData(149, 50, 100, "biased")]
    [InlineData(150, 50, 75.5, "biased")]
    [InlineData(150, 50, 74.5, "plain")]
    [InlineData(100, 0, 101, "biased")]
    [InlineData(100, 99, 2, "biased")]
    public void Select_PositiveBias_ShortensTheDistance(double biasedKilometres, int bias, double plainKilometres, string expected) =>
        Assert.Equal(expected, Nearest(biasedKilometres, bias, plainKilometres, BiasFormula.Current));

    [Rule("ROUTE-13")]
    [Theory]
    [InlineData(-50, 151, BiasFormula.Current, "biased")]
    [InlineData(-50, 149, BiasFormula.Current, "plain")]
    [InlineData(-50, 151, BiasFormula.Before2024, "plain")]
    [InlineData(-50, 199, BiasFormula.Before2024, "plain")]
    [InlineData(-50, 201, BiasFormula.Before2024, "biased")]
    [InlineData(-99, 200, BiasFormula.Current, "biased")]
    [InlineData(-99, 9_000, BiasFormula.Before2024, "plain")]
    public void Select_NegativeBias_FollowsTheChosenFormula(int bias, double plainKilometres, BiasFormula formula, string expected) =>
        Assert.Equal(expected, Nearest(100, bias, plainKilometres, formula));

    [Rule("ROUTE-14")]
    [Fact]
    public void Select_LocalZoneGroup_StandsWhereItsRegionIs()
    {
        var state = State(
        [
            Address("app", "denver", "192.0.2.1", new RoutingPolicy.Geoproximity(new GeoLocation.LocalZoneGroup("us-west-2-den-1"), 0)),
            Address("app", "tokyo", "192.0.2.2", new RoutingPolicy.Geoproximity(new GeoLocation.AwsRegion("ap-northeast-1"), 0)),
        ]);
        Assert.Equal(["192.0.2.1"], Data(state, "app"));
    }

    [Rule("ROUTE-15")]
    [Fact]
    public void Select_UnknownRegion_ComesLast()
    {
        var state = State(
        [
            Address("app", "nowhere", "192.0.2.1", new RoutingPolicy.Geoproximity(new GeoLocation.AwsRegion("xx-nowhere-1"), 99)),
            Address("app", "sydney", "192.0.2.2", new RoutingPolicy.Geoproximity(new GeoLocation.AwsRegion("ap-southeast-2"), 0)),
        ]);
        Assert.Equal(["192.0.2.2"], Data(state, "app"));
    }

    [Rule("ROUTE-12")]
    [Fact]
    public void Select_PublishedExample_HoldsInTheTrail()
    {
        // "150 km with a bias of +50 counts as 75 km".
        var state = State([At("app", "biased", 150, 50)]);
        Assert.Contains(Ask(state, "app").Trail.Entries, entry => entry.Reason.Contains("150 km from eu-west-2, 75 km with bias 50", StringComparison.Ordinal));
    }

    private static string Nearest(double biasedKilometres, int bias, double plainKilometres, BiasFormula formula)
    {
        var state = State(
            [At("app", "biased", biasedKilometres, bias), At("app", "plain", plainKilometres, 0)],
            Assumptions.Default with { BiasFormula = formula });
        return Ask(state, "app").Trail.Entries.Last(entry => entry.Verdict == TrailVerdict.Chosen).Subject;
    }

    private static RecordSet At(string label, string name, double kilometresNorth, int bias)
    {
        var latitude = 51.51 - kilometresNorth / KilometresPerDegree;
        return Address(label, name, "192.0.2.1", new RoutingPolicy.Geoproximity(new GeoLocation.Coordinates(latitude, -0.13), bias));
    }
}
