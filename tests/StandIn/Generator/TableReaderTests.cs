using CrossCloudDns.StandIn;

namespace CrossCloudDns.Tests.StandIn.Generator;

/// <summary>The grammar of the tables of provider types, as stand-in/provider-types.md has it.</summary>
public sealed class TableReaderTests
{
    [Fact]
    public void Read_Header_NamesPackageVersionAndState()
    {
        var bridged = Read("package Pulumi.Test 1.2.3 state");
        var native = Read("package Pulumi.Test 1.2.3");

        Assert.Equal(("Pulumi.Test", "1.2.3", true), (bridged.Package, bridged.Version, bridged.HasState));
        Assert.False(native.HasState);
    }

    [Fact]
    public void Read_Declarations_AreNamedByNamespace()
    {
        var table = Read(
            """
            package Pulumi.Test 1.2.3

            # A comment.
            resource Zoo.Cage test:zoo:Cage
                width int
            function GetCage test:index:getCage
            object Zoo.Lock
            plain GetCageFilter
            enum Zoo.Size
            """);

        Assert.Equal(["Zoo.Cage", ".GetCage", "Zoo.Lock", ".GetCageFilter", "Zoo.Size"], table.Declarations.Select(d => $"{d.Module}.{d.Name}"));
        Assert.True(Assert.IsType<Declaration.Object>(table.Declarations[3]).IsPlain);
    }

    [Theory]
    [InlineData("name string -> string", "Name", false, false)]
    [InlineData("name string? -> string", "Name", true, false)]
    [InlineData("name string? -> string?", "Name", true, true)]
    [InlineData("policy(PolicyDocument) string -> string", "PolicyDocument", false, false)]
    [InlineData("name -> string?", "Name", null, true)]
    [InlineData("name string", "Name", false, null)]
    public void Read_Property_HasItsNameAndSides(string line, string name, bool? input, bool? output)
    {
        var property = ReadProperty(line);

        Assert.Equal((name, input, output), (property.Name, property.In?.Optional, property.Out?.Optional));
        Assert.Null(property.Default);
    }

    [Theory]
    [InlineData("comment string? = \"Managed by Pulumi\" -> string", "\"Managed by Pulumi\"")]
    [InlineData("port int? = 53", "53")]
    [InlineData("region string? = env(A, B) -> string?", "Utilities.GetEnv(\"A\", \"B\")!")]
    public void Read_Default_IsAnExpression(string line, string expected) => Assert.Equal(expected, ReadProperty(line).Default);

    [Fact]
    public void Read_Marks_StandInFront()
    {
        var secret = ReadProperty("secret key string?");
        var deprecated = ReadProperty("deprecated names [string]?");

        Assert.Equal((true, false), (secret.Secret, secret.Deprecated));
        Assert.Equal((false, true), (deprecated.Secret, deprecated.Deprecated));
    }

    [Fact]
    public void Read_Types_Nest()
    {
        Assert.Equal(new TypeShape.List(new TypeShape.Named("Zoo", "Lock")), TypeReader.Read(1, "[Lock]", "Zoo"));
        Assert.Equal(new TypeShape.Map(new TypeShape.Any()), TypeReader.Read(1, "{any}", "Zoo"));
        Assert.Equal(
            new TypeShape.List(new TypeShape.Union(new TypeShape.Primitive("string"), new TypeShape.Named("Park", "Size"))),
            TypeReader.Read(1, "[string|Park.Size]", "Zoo"));
        Assert.Equal(
            new TypeShape.Union(new TypeShape.Primitive("string"), new TypeShape.List(new TypeShape.Primitive("string"))),
            TypeReader.Read(1, "string|[string]", "Zoo"));
    }

    [Fact]
    public void Read_Members_HaveValuesOfTheirOwnWhereGiven()
    {
        var table = Read(
            """
            package Pulumi.Test 1.2.3
            enum Size
                Big
                Both = Big, Small
                deprecated Small
            """);

        Assert.Equal(
            [new("Big", "Big", false), new("Both", "Big, Small", false), new Declaration.Member("Small", "Small", true)],
            Assert.IsType<Declaration.Enumeration>(Assert.Single(table.Declarations)).Members);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("packages Pulumi.Test 1.2.3", 1)]
    [InlineData("package Pulumi.Test 1.2.3\n\nthing Zoo", 3)]
    [InlineData("package Pulumi.Test 1.2.3\nresource Zoo", 2)]
    [InlineData("package Pulumi.Test 1.2.3\nobject Zoo\n    name string ->", 3)]
    [InlineData("package Pulumi.Test 1.2.3\nobject Zoo\n    name [string", 3)]
    public void Read_AWrongLine_IsSaidByItsNumber(string text, int line) =>
        Assert.Equal(line, Assert.Throws<TableException>(() => Read(text)).Line);

    private static Property ReadProperty(string line) =>
        Assert.Single(Assert.IsType<Declaration.Object>(Assert.Single(Read($"package Pulumi.Test 1.2.3\nobject Zoo\n    {line}").Declarations)).Properties);

    private static Table Read(string text) => TableReader.Read(text.Split('\n'));
}
