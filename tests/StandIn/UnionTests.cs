using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>Values of one of two types.</summary>
[Collection("Pulumi")]
public sealed class UnionTests
{
    [Fact]
    public void Value_OfASecondCase_IsThatCase()
    {
        Union<string, int> union = 7;

        Assert.False(union.IsT0);
        Assert.True(union.IsT1);
        Assert.Equal(7, union.AsT1);
        Assert.Equal(7, union.Value);
        Assert.Throws<InvalidOperationException>(() => union.AsT0);
    }

    [Fact]
    public void Match_TakesTheBranchOfTheCase()
    {
        Union<string, int> text = "seven";

        Assert.Equal("seven", text.Match(value => value, number => $"{number}"));
        Assert.True(text.TryPickT0(out var picked, out _));
        Assert.Equal("seven", picked);
    }

    [Fact]
    public void Equals_ComparesCaseAndValue()
    {
        Assert.Equal(Union<string, int>.FromT1(7), Union<string, int>.FromT1(7));
        Assert.True(Union<string, string>.FromT0("a") != Union<string, string>.FromT1("a"));
    }

    [Fact]
    public async Task InputUnion_TakesEitherCase()
    {
        InputUnion<string, int> text = "a";
        InputUnion<string, int> number = Output.Create(7);

        Assert.Equal("a", await OutputUtilities.GetValueAsync(text.Apply(union => union.AsT0)));
        Assert.Equal(7, await OutputUtilities.GetValueAsync(number.Apply(union => union.AsT1)));
    }
}
