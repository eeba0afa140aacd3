using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Tests.Twin.Capture;

public sealed class ResourceIdTests
{
    [Fact]
    public void Create_ForManyResources_GivesUniqueIdsThatHoldNoName()
    {
        var ids = Enumerable.Range(0, 2000).Select(number => ResourceId.Create("aws:ec2/subnet:Subnet", $"subnet-{number}")).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^(?=.*[0-9])[a-f][0-9a-f]{19}$", id));
    }

    [Fact]
    public void Create_Again_GivesTheSameId() =>
        Assert.Equal(ResourceId.Create("aws:ec2/vpc:Vpc", "uk"), ResourceId.Create("aws:ec2/vpc:Vpc", "uk"));

    [Fact]
    public void Create_ForAnotherTypeOfTheSameName_GivesAnotherId() =>
        Assert.NotEqual(ResourceId.Create("aws:ec2/vpc:Vpc", "uk"), ResourceId.Create("aws:ec2/subnet:Subnet", "uk"));
}
