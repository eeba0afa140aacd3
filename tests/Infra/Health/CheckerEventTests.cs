using System.Text;
using System.Text.Json;
using CrossCloudDns.Infra.Health;
using CrossCloudDns.Infra.Topology;

namespace CrossCloudDns.Tests.Infra.Health;

/// <summary>How targets are divided among schedules.</summary>
public sealed class CheckerEventTests
{
    private static readonly CheckTarget App = Target("""{"kind":"https","path":"/healthz"}""");
    private static readonly CheckTarget Store = Target("""{"kind":"tcp","port":5432}""");

    [Theory]
    [InlineData(300, 0, 256, 1)]
    [InlineData(301, 0, 512, 1)]
    [InlineData(1000, 0, 512, 1)]
    [InlineData(1001, 0, 512, 2)]
    [InlineData(0, 100, 256, 1)]
    [InlineData(0, 101, 512, 1)]
    [InlineData(0, 400, 512, 1)]
    [InlineData(0, 401, 512, 2)]
    [InlineData(150, 50, 256, 1)]
    [InlineData(151, 50, 512, 1)]
    [InlineData(2000, 400, 512, 3)]
    public void Split_ByDefault_TakesTheSmallestMemoryAndTheFewestEvents(int plain, int encrypted, int memory, int events)
    {
        var targets = Many(Store, plain, "db").Concat(Many(App, encrypted, "app")).ToList();

        var size = CheckerEvent.SizeOf(null, targets);
        var split = Split(targets, size);

        Assert.Equal(memory, size.MemoryMb);
        Assert.Equal(events, split.Count);
        Assert.Equal(targets.Select(target => target.Id), split.SelectMany(ids => ids));
    }

    [Theory]
    [InlineData(128, 50, 1)]
    [InlineData(128, 51, 2)]
    [InlineData(384, 100, 1)]
    [InlineData(384, 101, 2)]
    [InlineData(1769, 400, 1)]
    [InlineData(1769, 401, 2)]
    public void Split_WithMemoryOfTheUsersChoice_FollowsWhatThatCarries(int memory, int encrypted, int events)
    {
        var targets = Many(App, encrypted, "app").ToList();

        var size = CheckerEvent.SizeOf(memory, targets);

        Assert.Equal(memory, size.MemoryMb);
        Assert.Equal(events, Split(targets, size).Count);
    }

    [Fact]
    public void Split_TargetsThatDependOnEachOther_StayTogether()
    {
        var targets = Many(Store, 998, "db").ToList();
        targets.Add(App with { Id = "front/uk", Check = App.Check with { DependsOn = "gateway/uk" } });
        targets.AddRange(Many(Store, 500, "more"));
        targets.Add(App with { Id = "back/uk", Check = App.Check with { DependsOn = "front/uk" } });
        targets.Add(Store with { Id = "gateway/uk" });

        var split = Split(targets, CheckerEvent.SizeOf(null, targets));

        Assert.Equal(2, split.Count);
        Assert.Equal(["front/uk", "back/uk", "gateway/uk"], split[1].Take(3));
        Assert.Equal(targets.Select(target => target.Id).Order(StringComparer.Ordinal), split.SelectMany(ids => ids).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Split_LargeTargets_StaysBelowWhatAScheduleCarries()
    {
        var large = Many(App with { Check = App.Check with { CaPem = new string('x', 3000) } }, 100, "app").ToList();

        var split = CheckerEvent.Split("CrossCloudDns", "internal.example.com", "uk", large, CheckerEvent.SizeOf(null, large));

        Assert.Equal(2, split.Length);
        Assert.All(split, text => Assert.True(Encoding.UTF8.GetByteCount(text) < 256 * 1024));
    }

    private static List<List<string>> Split(List<CheckTarget> targets, CheckerSize size) =>
        [.. CheckerEvent.Split("CrossCloudDns", "internal.example.com", "uk", targets, size).Select(text => JsonDocument.Parse(text).RootElement
            .GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("id").GetString()!).ToList())];

    private static IEnumerable<CheckTarget> Many(CheckTarget target, int count, string name) =>
        Enumerable.Range(0, count).Select(index => target with { Id = $"{name}{index}/uk" });

    private static CheckTarget Target(string check)
    {
        var service = Topologies.Of(("services", $$"""[{"name":"app","instances":[{"site":"uk","address":"172.16.1.10","check":{{check}}}]}]""")).Services[0];
        return CheckTarget.Of(service, service.Instances[0])!;
    }
}
