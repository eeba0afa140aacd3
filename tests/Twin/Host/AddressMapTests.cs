using System.Net;
using CrossCloudDns.Twin;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Tests.Twin.Host;

public sealed class AddressMapTests
{
    [Theory]
    [InlineData("10.10.0.4", "127.10.0.4")]
    [InlineData("172.16.1.10", "127.16.1.10")]
    [InlineData("192.168.1.10", "127.168.1.10")]
    public void ToLoopback_KeepsTheLastThreeBytes(string declared, string expected) =>
        Assert.Equal(expected, Map(declared).ToLoopback(IPAddress.Parse(declared)).ToString());

    [Theory]
    [InlineData("10.0.0.1", "127.0.1.0")]
    [InlineData("10.0.0.53", "127.0.1.0")]
    [InlineData("10.255.255.255", "127.0.1.0")]
    public void ToLoopback_LeavesWhatAMachineUsesAlone(string declared, string expected) =>
        Assert.Equal(expected, Map(declared).ToLoopback(IPAddress.Parse(declared)).ToString());

    [Fact]
    public void ToLoopback_WhereTwoMeet_GivesEachItsOwn()
    {
        var map = Map("10.20.0.4", "172.20.0.4", "192.20.0.4");

        Assert.Equal("127.20.0.4", map.ToLoopback(IPAddress.Parse("10.20.0.4")).ToString());
        Assert.Equal("127.20.0.5", map.ToLoopback(IPAddress.Parse("172.20.0.4")).ToString());
        Assert.Equal("127.20.0.6", map.ToLoopback(IPAddress.Parse("192.20.0.4")).ToString());
    }

    [Fact]
    public void Create_InAnotherOrder_GivesTheSameMap()
    {
        string[] declared = ["172.20.0.4", "10.20.0.4", "10.20.0.5", "fd00::1", "10.20.0.4"];

        var (forth, back) = (Map(declared), Map([.. declared.Reverse()]));

        Assert.All(declared, address => Assert.Equal(forth.ToLoopback(IPAddress.Parse(address)), back.ToLoopback(IPAddress.Parse(address))));
    }

    [Fact]
    public void Create_OfManyAddresses_NeverGivesOneTwiceNorAnythingButLoopback()
    {
        var declared = Enumerable.Range(0, 3000).Select(number => new IPAddress([(byte)(10 + (number % 3)), 0, (byte)(number / 250), (byte)(number % 250)])).Distinct().ToList();
        var map = AddressMap.Create(declared);

        var mapped = declared.Select(map.ToLoopback).ToList();

        Assert.Equal(declared.Count, mapped.Distinct().Count());
        Assert.All(mapped, address => Assert.True(IPAddress.IsLoopback(address)));
        Assert.DoesNotContain(IPAddress.Loopback, mapped);
    }

    [Theory]
    [InlineData("10.10.0.5")]
    [InlineData("127.10.0.4")]
    [InlineData("192.0.2.1")]
    [InlineData("::1")]
    public void ToLoopback_OfAnAddressThatNobodyDeclared_Refuses(string address)
    {
        var error = Assert.Throws<TwinException>(() => Map("10.10.0.4").ToLoopback(IPAddress.Parse(address)));

        Assert.StartsWith($"CCD2008: The twin does not send to '{address}'", error.Message, StringComparison.Ordinal);
    }

    private static AddressMap Map(params string[] declared) => AddressMap.Create(declared.Select(IPAddress.Parse));
}
