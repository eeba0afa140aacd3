using CrossCloudDns.Infra.Topology.Addresses;
using FsCheck;
using FsCheck.Fluent;

namespace CrossCloudDns.Tests.Infra.Topology;

public sealed class Ipv4CidrTests
{
    [Theory]
    [InlineData("0.0.0.0/0", 4294967296UL, "255.255.255.255")]
    [InlineData("10.10.0.0/16", 65536UL, "10.10.255.255")]
    [InlineData("10.10.0.16/28", 16UL, "10.10.0.31")]
    [InlineData("192.0.2.1/32", 1UL, "192.0.2.1")]
    public void Parse_Range_KnowsSizeAndLast(string text, ulong size, string last)
    {
        var cidr = Ipv4Cidr.Parse(text);

        Assert.Equal(size, cidr.Size);
        Assert.Equal(last, cidr.Last.ToString());
        Assert.Equal(text, cidr.ToString());
    }

    [Theory]
    [InlineData("10.10.0.1/16")]
    [InlineData("10.10.0.0/33")]
    [InlineData("10.10.0.0/-1")]
    [InlineData("10.10.0.0")]
    [InlineData("10.10.0.0/")]
    [InlineData("10.10.0/16")]
    [InlineData("10.010.0.0/16")]
    [InlineData("10.256.0.0/16")]
    [InlineData(" 10.10.0.0/16")]
    [InlineData("2001:db8::/32")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_NoRangeWithoutHostBits_Refuses(string? text) => Assert.False(Ipv4Cidr.TryParse(text, out _));

    [Theory]
    [InlineData("10.0.0.0/24", "10.0.0.128/25", true)]
    [InlineData("10.0.0.128/25", "10.0.0.0/24", true)]
    [InlineData("10.0.0.0/24", "10.0.1.0/24", false)]
    [InlineData("10.0.0.0/25", "10.0.0.128/25", false)]
    [InlineData("0.0.0.0/0", "203.0.113.0/24", true)]
    public void Overlaps_TwoRanges_SaysSo(string left, string right, bool expected)
    {
        Assert.Equal(expected, Ipv4Cidr.Parse(left).Overlaps(Ipv4Cidr.Parse(right)));
        Assert.Equal(expected, Ipv4Cidr.Parse(right).Overlaps(Ipv4Cidr.Parse(left)));
    }

    [Theory]
    [InlineData(28, 0U, "10.0.0.0/28")]
    [InlineData(28, 15U, "10.0.0.240/28")]
    [InlineData(24, 0U, "10.0.0.0/24")]
    public void Subnet_WithinRange_IsCounted(int length, uint index, string expected) =>
        Assert.Equal(expected, Ipv4Cidr.Parse("10.0.0.0/24").Subnet(length, index).ToString());

    [Theory]
    [InlineData(28, 16U)]
    [InlineData(24, 1U)]
    [InlineData(23, 0U)]
    public void Subnet_OnePastTheRange_Throws(int length, uint index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ipv4Cidr.Parse("10.0.0.0/24").Subnet(length, index));

    [Fact]
    public void AddressAt_OnePastTheRange_Throws()
    {
        var cidr = Ipv4Cidr.Parse("10.0.0.0/28");

        Assert.Equal("10.0.0.15", cidr.AddressAt(15).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => cidr.AddressAt(16));
    }

    [Fact]
    public void Parse_OfToString_IsTheSame() => Prop.ForAll<uint, int>((value, length) =>
    {
        var cidr = new Ipv4Cidr(new Ipv4Address(value), Math.Abs(length % 33));
        return Ipv4Cidr.Parse(cidr.ToString()) == cidr;
    }).QuickCheckThrowOnFailure();
}
