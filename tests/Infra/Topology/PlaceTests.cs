using CrossCloudDns.Infra.Topology.Places;
using CrossCloudDns.Infra.Topology.Sites;

namespace CrossCloudDns.Tests.Infra.Topology;

public sealed class PlaceTests
{
    [Theory]
    [InlineData(51.51, -0.13, 51.51, -0.13, 0)]
    [InlineData(51.51, -0.13, 48.86, 2.35, 343)]
    [InlineData(0, 179, 0, -179, 222)]
    [InlineData(90, 0, -90, 0, 20015)]
    public void DistanceTo_TwoPlaces_IsTheGreatCircle(double latitude, double longitude, double otherLatitude, double otherLongitude, int kilometres)
    {
        var distance = new GeoPoint(latitude, longitude).DistanceTo(new GeoPoint(otherLatitude, otherLongitude));

        Assert.Equal(kilometres, (int)Math.Round(distance));
    }

    [Fact]
    public void All_RegionsAndLocations_AreOnTheGlobe()
    {
        var points = AwsRegion.All.Values.Select(region => region.Coordinates)
            .Concat(AzureLocation.All.Values.Select(location => location.Coordinates));

        Assert.All(points, point => Assert.True(point is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 }));
    }

    [Fact]
    public void NearestFirst_FromLondon_IsByDistanceBetweenRegions()
    {
        var topology = Topologies.Of(("sites", """
            [{"name":"uk","aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16"},"azure":{"location":"uksouth","vnetCidr":"172.16.0.0/16"}},
             {"name":"sg","aws":{"region":"ap-southeast-1","vpcCidr":"10.30.0.0/16"},"azure":{"location":"southeastasia","vnetCidr":"172.18.0.0/16"}},
             {"name":"us","aws":{"region":"us-west-2","vpcCidr":"10.20.0.0/16"},"azure":{"location":"westus2","vnetCidr":"172.20.0.0/16"}},
             {"name":"ie","aws":{"region":"eu-west-1","vpcCidr":"10.40.0.0/16"},"azure":{"location":"northeurope","vnetCidr":"172.19.0.0/16"}}]
            """));

        Assert.Equal(["ie", "us", "sg"], SiteOrder.NearestFirst(topology.Sites[0], topology.Sites).Select(site => site.Name));
    }
}
