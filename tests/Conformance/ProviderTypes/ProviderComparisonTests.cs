namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>The comparison itself: it must be able to fail in each way that it looks for.</summary>
public sealed class ProviderComparisonTests
{
    private const string Published = """
        import * as pulumi from "@pulumi/pulumi";
        /** A pet; see `interface { }`. */
        export declare class RandomPet extends pulumi.CustomResource {
            static get(name: string, id: pulumi.Input<pulumi.ID>, state?: RandomPetState, opts?: pulumi.CustomResourceOptions): RandomPet;
            readonly keepers: pulumi.Output<{
                [key: string]: string;
            } | undefined>;
            readonly length: pulumi.Output<number>;
            readonly prefix: pulumi.Output<string | undefined>;
            readonly separator: pulumi.Output<string>;
            constructor(name: string, args?: RandomPetArgs, opts?: pulumi.CustomResourceOptions);
        }
        export interface RandomPetArgs {
            /**
             * Arbitrary map.
             */
            keepers?: pulumi.Input<{
                [key: string]: pulumi.Input<string>;
            } | undefined>;
            length?: pulumi.Input<number | undefined>;
            prefix?: pulumi.Input<string | undefined>;
            separator?: pulumi.Input<string | undefined>;
        }
        """;

    [Theory]
    [InlineData(typeof(Pulumi.Random.RandomPet))]
    [InlineData(typeof(Pulumi.Random.RandomPetArgs))]
    public void Differences_TheSameDefinition_AreNone(Type type) => Assert.Empty(Compare(type, Published));

    [Theory]
    [InlineData("length?: pulumi.Input<number | undefined>", "size?: pulumi.Input<number | undefined>", "length: unknown", "size: missing")]
    [InlineData("length?: pulumi.Input<number | undefined>", "length: pulumi.Input<number>", "length: is optional, published as required")]
    [InlineData("prefix?: pulumi.Input<string | undefined>", "prefix?: pulumi.Input<pulumi.Input<string>[] | undefined>", "prefix: is string, published as [string]")]
    [InlineData("* Arbitrary map.", "* @deprecated Gone.", "keepers: is not marked as deprecated, published so")]
    public void Differences_AnotherArgument_AreSaid(string published, string instead, params string[] expected) =>
        Assert.Equal(
            expected.Select(difference => $"Pulumi.Random.RandomPetArgs {difference}"),
            Compare(typeof(Pulumi.Random.RandomPetArgs), Published.Replace(published, instead, StringComparison.Ordinal)));

    [Theory]
    [InlineData("readonly separator: pulumi.Output<string>", "readonly separator: pulumi.Output<string | undefined>", "separator: is required, published as optional")]
    [InlineData("readonly length: pulumi.Output<number>", "readonly length: pulumi.Output<boolean>", "length: is number, published as boolean")]
    public void Differences_AnotherOutput_AreSaid(string published, string instead, string expected) =>
        Assert.Equal(
            [$"Pulumi.Random.RandomPet {expected}"],
            Compare(typeof(Pulumi.Random.RandomPet), Published.Replace(published, instead, StringComparison.Ordinal)));

    [Fact]
    public void Differences_ATypeThatIsNotPublished_AreSaid() =>
        Assert.Equal(
            ["Pulumi.Random.RandomPetState: not in randomPet.d.ts"],
            Compare(typeof(Pulumi.Random.RandomPetState), Published));

    [Theory]
    [InlineData("pulumi.Input<string | enums.route53.RecordType>", "string | RecordType", false)]
    [InlineData("pulumi.Input<string | pulumi.Input<string>[] | undefined>", "string | [string]", true)]
    [InlineData("pulumi.Input<pulumi.Input<inputs.route53.ZoneVpc>[] | undefined>", "[ZoneVpc]", true)]
    [InlineData("pulumi.Input<string | Role>", "string", false)]
    [InlineData("pulumi.Output<(string | enums.network.X)[]>", "[string | X]", false)]
    [InlineData("pulumi.Input<inputs.monitor.A | inputs.monitor.B | inputs.monitor.C>", "any", false)]
    public void OfTypeScript_Types_AreReduced(string text, string shape, bool optional) =>
        Assert.Equal((shape, optional), TypeShape.OfTypeScript(text));

    private static IEnumerable<string> Compare(Type type, string published) =>
        new ProviderComparison([new("randomPet.d.ts", published)]).Differences(ProviderType.Of(type, "Pulumi.Random"));
}
