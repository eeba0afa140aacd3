using CrossCloudDns.Infra.Topology.Settings;
using CrossCloudDns.Infra.Topology.Settings.Reference;
using YamlDotNet.RepresentationModel;

namespace CrossCloudDns.Tests.Repository;

/// <summary>The settings' page and schema are what the code reads.</summary>
public sealed class SettingsPageTests
{
    private const string Renew = "dotnet run --project twin -- settings";

    [Fact]
    public void Page_IsWhatTheCodeReads() => Assert.True(
        RepositoryFiles.Read("docs/settings.md") == SettingsMarkdown.Write(SettingsReference.Keys()),
        $"docs/settings.md is stale; renew it with: {Renew} > docs/settings.md");

    [Fact]
    public void Schema_IsWhatTheCodeReads() => Assert.True(
        RepositoryFiles.Read("docs/settings.schema.json") == SettingsSchema.Write(SettingsReference.Keys()),
        $"docs/settings.schema.json is stale; renew it with: {Renew} --format schema > docs/settings.schema.json");

    [Fact]
    public void Keys_AtTheRoot_AreThoseThatTheProgramHandsOver() => Assert.Equal(
        StackSettings.Keys,
        SettingsReference.Keys().Where(key => key.Owner.Length == 0).Select(key => key.Path));

    [Fact]
    public void Keys_ThatHangOnOthers_AreKnownAndNotRequired()
    {
        var keys = SettingsReference.Keys().ToDictionary(key => key.Path, key => key.Required);

        Assert.True(keys["sites[].aws.region"]);
        Assert.False(keys["services[].instances[].address"]);
        Assert.False(keys["services[].instances[].check"]);
        Assert.False(keys["services[].instances[].check.port"]);
        Assert.False(keys["services[].instances[].check.recordType"]);
    }

    [Fact]
    public void Keys_OfEverySample_AreInTheReference()
    {
        var known = SettingsReference.Keys().Select(key => key.Path).ToHashSet(StringComparer.Ordinal);
        var maps = SettingsReference.Keys().Where(key => key.Kind == SettingKind.Map).Select(key => $"{key.Path}.").ToList();

        var written = Directory.EnumerateFiles(RepositoryFiles.Root, "Pulumi.*.yaml").SelectMany(file => Paths(Load(file), "")).ToList();

        Assert.NotEmpty(written);
        Assert.Empty(written.Where(path => !known.Contains(path) && !maps.Exists(map => path.StartsWith(map, StringComparison.Ordinal))));
    }

    private static YamlNode Load(string file)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(file);
        yaml.Load(text);
        return ((YamlMappingNode)yaml.Documents[0].RootNode)["config"];
    }

    private static IEnumerable<string> Paths(YamlNode node, string path) => node switch
    {
        YamlMappingNode map when path.Length == 0 => map.Children
            .Where(child => child.Key.ToString().StartsWith("cross-cloud-dns:", StringComparison.Ordinal))
            .SelectMany(child => Below(child.Value, child.Key.ToString()["cross-cloud-dns:".Length..])),
        YamlMappingNode map => map.Children.SelectMany(child => Below(child.Value, $"{path}.{child.Key}")),
        YamlSequenceNode list => list.Children.OfType<YamlMappingNode>().SelectMany(item => Paths(item, $"{path}[]")),
        _ => [],
    };

    private static IEnumerable<string> Below(YamlNode node, string path) => Paths(node, path).Prepend(path);
}
