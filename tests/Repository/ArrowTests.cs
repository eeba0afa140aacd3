using System.Text.RegularExpressions;

namespace CrossCloudDns.Tests.Repository;

/// <summary>Data flows one way; whoever adds an arrow against it finds out here.</summary>
public sealed partial class ArrowTests
{
    // A room may speak of itself and of the rooms listed. What is not listed is not seen.
    private static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        ["infra/Topology"] = ["Infra.Topology"],
        ["infra"] = ["Infra"],
        ["stacks"] = ["Stacks", "Infra"],
        ["lambda"] = ["HealthChecker"],
        ["twin/Dns"] = ["Twin.Dns"],
        ["twin/Time"] = ["Twin.Time"],
        ["twin/Capture"] = ["Twin.Capture", "Twin.Diagnostics", "Stacks"],
        ["twin/Model"] = ["Twin.Model", "Twin.Capture", "Twin.Dns", "Infra.Topology"],
        ["twin/Engine"] = ["Twin.Engine", "Twin.Model", "Twin.Time", "Twin.Dns", "Infra.Topology"],
        ["twin/Engine/Checks"] = ["Twin.Engine", "Twin.Model", "Twin.Capture", "Twin.Dns", "Infra.Topology"],
        ["twin/Engine/Plan"] = ["Twin.Engine", "Twin.Model", "Twin.Capture", "Twin.Dns", "Infra.Topology"],
        ["twin/Host"] = ["Twin.Host", "Twin.Engine", "Twin.Model", "Twin.Capture", "Twin.Time", "Twin.Dns", "Twin.Diagnostics"],
    };

    public static TheoryData<string> RoomNames => [.. Rooms.Keys];

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Sources_OfARoom_NameOnlyTheRoomsItMaySee(string room)
    {
        var against =
            from file in RepositoryFiles.Below(room, "*.cs")
            where RoomOf(file) == room
            from Match mention in RoomName().Matches(RepositoryFiles.Read(file))
            let named = mention.Groups["room"].Value
            where !Rooms[room].Any(seen => named == seen || named.StartsWith(seen + ".", StringComparison.Ordinal))
            select $"{file} names {mention.Value}";

        Assert.Empty(against.Distinct());
    }

    /// <summary>A room within a room keeps its own rules: checks read declarations, the rest of the engine only the model.</summary>
    private static string? RoomOf(string file) =>
        Rooms.Keys.Where(room => file.StartsWith(room + "/", StringComparison.Ordinal)).MaxBy(room => room.Length);

    [Fact]
    public void Sources_OfTheTopology_KnowNoPulumiType() =>
        Assert.Empty(RepositoryFiles.Below("infra/Topology", "*.cs").Where(file => UsingPulumi().IsMatch(RepositoryFiles.Read(file))));

    [Fact]
    public void ProjectReferences_AreTheArrowsOfTheDesign()
    {
        Assert.Equal(
            [
                "infra ->",
                "lambda ->",
                "stacks -> infra",
                "tests -> infra",
                "tests -> lambda",
                "tests -> stacks",
                "tests -> twin",
                "twin -> stacks",
            ],
            from folder in new[] { "infra", "lambda", "stacks", "tests", "twin" }
            from file in RepositoryFiles.Below(folder, "*.csproj")
            let targets = ProjectReference().Matches(RepositoryFiles.Read(file)).Select(match => match.Groups["folder"].Value)
            from target in targets.Order(StringComparer.Ordinal).DefaultIfEmpty("")
            select $"{folder} -> {target}".TrimEnd());
    }

    // The name of the published function in quotes is a value of its configuration, not an arrow.
    [GeneratedRegex(@"(?<!"")\bCrossCloudDns\.(?<room>(Infra|Stacks|HealthChecker|Twin)(\.[A-Z]\w+)?)")]
    private static partial Regex RoomName();

    [GeneratedRegex(@"^using Pulumi\b", RegexOptions.Multiline)]
    private static partial Regex UsingPulumi();

    [GeneratedRegex("""<ProjectReference Include="\.\./(?<folder>[a-z]+)/[^"]+"(?! ReferenceOutputAssembly="false")""")]
    private static partial Regex ProjectReference();
}
