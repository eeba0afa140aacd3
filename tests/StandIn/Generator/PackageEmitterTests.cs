using CrossCloudDns.StandIn;

namespace CrossCloudDns.Tests.StandIn.Generator;

/// <summary>What a table becomes; that it is what the official packages have is shown in tests/Conformance/ProviderTypes.</summary>
public sealed class PackageEmitterTests
{
    private const string Zoo =
        """
        package Pulumi.Test 1.2.3 state

        resource Zoo.Cage test:zoo:Cage
            locks [Lock] -> [Lock]
            tag string?
            size -> string

        object Zoo.Lock
            code string -> string
        """;

    [Fact]
    public void Emit_Modules_HaveAFileEach()
    {
        var files = Emit($"{Zoo}\n\nenum Park.Size\n    Big\n\nenum Colour\n    Red");

        Assert.Equal(["Park.g.cs", "Root.g.cs", "Utilities.g.cs", "Zoo.g.cs"], files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Emit_TheSameTable_GivesTheSameText() => Assert.Equal(Emit(Zoo), Emit(Zoo));

    [Theory]
    [InlineData("public Cage(string name, CageArgs args, CustomResourceOptions? options = null)")]
    [InlineData("public static Cage Get(string name, Input<string> id, CageState? state = null, CustomResourceOptions? options = null)")]
    [InlineData("private InputList<global::Pulumi.Test.Zoo.Inputs.LockArgs>? _locks;")]
    [InlineData("private InputList<global::Pulumi.Test.Zoo.Inputs.LockGetArgs>? _locks;")]
    [InlineData("public Output<ImmutableArray<global::Pulumi.Test.Zoo.Outputs.Lock>> Locks { get; private set; } = null!;")]
    [InlineData("public Input<string>? Size { get; set; }")]
    public void Emit_ABridgedResource_HasStateAndNestedForms(string expected) => Assert.Contains(expected, Emit(Zoo)["Zoo.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void Emit_WithoutState_HasNone()
    {
        var source = Emit(Zoo.Replace(" state", "", StringComparison.Ordinal))["Zoo.g.cs"];

        Assert.Contains("public static Cage Get(string name, Input<string> id, CustomResourceOptions? options = null)", source, StringComparison.Ordinal);
        Assert.DoesNotContain("State", source, StringComparison.Ordinal);
        Assert.DoesNotContain("GetArgs", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_OnlyOptionalInputs_MakesArgumentsOptional() => Assert.Contains(
        "public Cage(string name, CageArgs? args = null, CustomResourceOptions? options = null)",
        Emit(Zoo.Replace("locks [Lock] ->", "locks [Lock]? ->", StringComparison.Ordinal))["Zoo.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void Emit_ANameThatIsNotDeclared_Fails()
    {
        var failure = Assert.Throws<TableException>(() => Emit(Zoo.Replace("object Zoo.Lock", "object Zoo.Bolt", StringComparison.Ordinal)));

        Assert.Equal("'Zoo.Lock' is used and not declared.", failure.Message);
    }

    private static Dictionary<string, string> Emit(string text) =>
        PackageEmitter.Emit(TableReader.Read(text.Split('\n'))).ToDictionary(file => file.FileName, file => file.Source);
}
