using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Twin.Dns;

public sealed class DomainNameTests
{
    [Theory]
    [InlineData("app.Example.org", "app.Example.org.")]
    [InlineData("app.example.org.", "app.example.org.")]
    [InlineData(".", ".")]
    [InlineData("*.example.org", "*.example.org.")]
    [InlineData(@"a\.b.example.org", @"a\.b.example.org.")]
    [InlineData(@"\097b.example.org", "ab.example.org.")]
    [InlineData(@"a\032b.example.org", @"a\032b.example.org.")]
    [InlineData(@"\255.example.org", @"\255.example.org.")]
    [InlineData("_dns._udp.example.org", "_dns._udp.example.org.")]
    public void Parse_Text_IsCanonical(string text, string canonical)
    {
        var name = DomainName.Parse(text);

        Assert.Equal(canonical, name.ToString());
        Assert.Equal(name, DomainName.Parse(name.ToString()));
        Assert.True(DomainName.TryFromWire(name.Wire, out var again));
        Assert.Equal(name, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("..")]
    [InlineData(".example.org")]
    [InlineData("a..example.org")]
    [InlineData(@"a\")]
    [InlineData(@"a\25")]
    [InlineData(@"a\256.org")]
    [InlineData("bücher.example.org")]
    public void TryParse_NotAName_IsRefused(string? text) => Assert.False(DomainName.TryParse(text, out _));

    [Theory]
    [InlineData(@"\052.example.org", EscapeStyle.Octal, "*.example.org.")]
    [InlineData(@"\052.example.org", EscapeStyle.Decimal, "4.example.org.")]
    [InlineData(@"\377.example.org", EscapeStyle.Octal, @"\255.example.org.")]
    public void Parse_ThreeDigitEscape_FollowsTheStyle(string text, EscapeStyle style, string canonical) =>
        Assert.Equal(canonical, DomainName.Parse(text, style).ToString());

    [Theory]
    [InlineData(@"\400.example.org")]
    [InlineData(@"\189.example.org")]
    public void TryParse_EscapeThatIsNotOctal_IsRefused(string text) => Assert.False(DomainName.TryParse(text, out _, EscapeStyle.Octal));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void TryParse_LabelLength_EndsAt63(int length, bool valid) =>
        Assert.Equal(valid, DomainName.TryParse(new string('a', length) + ".org", out _));

    [Theory]
    [InlineData(61, "", true)]
    [InlineData(61, ".", true)]
    [InlineData(62, "", false)]
    [InlineData(62, ".", false)]
    public void TryParse_NameLength_EndsAt255(int last, string dot, bool valid)
    {
        var label = new string('a', 63);

        var parsed = DomainName.TryParse($"{label}.{label}.{label}.{new string('b', last)}{dot}", out var name);

        Assert.Equal(valid, parsed);
        Assert.Equal(valid ? 255 : 0, name?.Wire.Length ?? 0);
    }

    [Fact]
    public void Equals_AsciiCase_DoesNotCount()
    {
        var lower = DomainName.Parse("app.example.org");
        var upper = DomainName.Parse("APP.EXAMPLE.ORG");

        Assert.Equal(lower, upper);
        Assert.Equal(lower.GetHashCode(), upper.GetHashCode());
        Assert.Equal("APP.EXAMPLE.ORG.", upper.ToString());
        Assert.NotEqual(DomainName.Parse(@"\192.org"), DomainName.Parse(@"\224.org"));
        Assert.NotEqual(DomainName.Parse("a@.org"), DomainName.Parse("a`.org"));
    }

    [Theory]
    [InlineData("app.example.org", "example.org", true)]
    [InlineData("app.example.org", "EXAMPLE.org", true)]
    [InlineData("example.org", "example.org", true)]
    [InlineData("example.org", ".", true)]
    [InlineData("notexample.org", "example.org", false)]
    [InlineData("org", "example.org", false)]
    [InlineData(@"a\.example.org", "example.org", false)]
    public void IsSubdomainOf_Names_RespectsLabelBoundaries(string name, string ancestor, bool expected) =>
        Assert.Equal(expected, DomainName.Parse(name).IsSubdomainOf(DomainName.Parse(ancestor)));

    [Fact]
    public void Parent_Walk_EndsAtTheRoot()
    {
        var name = DomainName.Parse(@"a\.b.example.org");

        Assert.Equal(3, name.LabelCount);
        Assert.Equal([@"a\.b", "example", "org"], name.Labels);
        Assert.Equal("example.org.", name.Parent?.ToString());
        Assert.Equal(DomainName.Root, name.Parent?.Parent?.Parent);
        Assert.Null(DomainName.Root.Parent);
    }

    [Fact]
    public void Prepend_Labels_JoinsUnlessTooLong()
    {
        var zone = DomainName.Parse("example.org");

        Assert.Equal("*.example.org.", zone.Prepend("*")?.ToString());
        Assert.Null(zone.Prepend(string.Join('.', Enumerable.Repeat(new string('a', 63), 4))));
        Assert.Null(zone.Prepend("a..b"));
    }

    // RFC 4034 section 6.1 lists names in canonical order.
    [Fact]
    public void CompareTo_NamesOfRfc4034_AreInCanonicalOrder()
    {
        string[] ordered =
        [
            "example", "a.example", "yljkjljk.a.example", "Z.a.example", "zABC.a.EXAMPLE",
            "z.example", @"\001.z.example", "*.z.example", @"\200.z.example",
        ];
        var names = ordered.Select(text => DomainName.Parse(text)).ToList();

        Assert.Equal(names, names.AsEnumerable().Reverse().Order());
        Assert.True(names[0] < names[1]);
    }
}
