namespace CrossCloudDns.Tests.Repository;

/// <summary>What <c>.editorconfig</c> says of the length of a line holds, in the rooms where it is held to: no tool looks at it otherwise.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    [Theory]
    [InlineData("bench")]
    [InlineData("infra")]
    [InlineData("lambda")]
    [InlineData("stacks")]
    [InlineData("stand-in")]
    [InlineData("twin")]
    public void Lines_OfCode_AreNotLonger(string room)
    {
        var files = RepositoryFiles.Below(room, "*.cs").ToList();
        var longer =
            from file in files
            from line in RepositoryFiles.Read(file).Split('\n').Index()
            where line.Item.Length > Longest && !IsAddress(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Length} characters, {Longest} are allowed. Break the line.";

        Assert.NotEmpty(files);
        Assert.Empty(longer);
    }

    // Nothing can be broken off an address.
    private static bool IsAddress(string line) => line.TrimStart().StartsWith("/// <seealso href=", StringComparison.Ordinal);
}
