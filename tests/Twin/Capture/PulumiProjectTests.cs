using CrossCloudDns.Twin;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Tests.Twin.Capture;

public sealed class PulumiProjectTests
{
    [Fact]
    public void Find_FromAFolderBelow_FindsTheNearestProject()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", "name: sample\nmain: stacks\n");
        var below = folder.Directory.CreateSubdirectory("a").CreateSubdirectory("b");

        var project = PulumiProject.Find(below);

        Assert.Equal("sample", project.Name);
        Assert.Equal(folder.Directory.FullName, project.Directory.FullName);
        Assert.Equal(Path.Combine(folder.Directory.FullName, "stacks"), project.ProgramDirectory);
    }

    [Fact]
    public void Find_WithoutAProject_SaysWhereItLooked()
    {
        using var folder = new ProjectFolder();

        var error = Assert.Throws<TwinException>(() => PulumiProject.Find(folder.Directory));

        Assert.Equal(
            $"CCD2001: There is no 'Pulumi.yaml' in '{folder.Directory.FullName}' or above it. Run the twin inside the project's folder.",
            error.Message);
    }

    [Theory]
    [InlineData("text", "text")]
    [InlineData("'80'", "80")]
    [InlineData("80", "80")]
    [InlineData("true", "true")]
    [InlineData("{ port: 80, name: '80', on: true, off: ~, ratio: 0.5, word: 10.0.0.0/8 }", """{"port":80,"name":"80","on":true,"off":null,"ratio":0.5,"word":"10.0.0.0/8"}""")]
    [InlineData("[ 1, -2, a ]", """[1,-2,"a"]""")]
    [InlineData("[ +1, .5, 1., 1e3, -2.5E-1, 1e, ., +, 1+2, 1e5-, 1_000, .e1, Infinity, 0x10 ]", """[1,0.5,1,1000,-0.25,"1e",".","+","1+2","1e5-","1_000",".e1","Infinity","0x10"]""")]
    [InlineData("{ secure: AAABAB }", "secret of key")]
    public void ReadConfig_OfEachKindOfValue_GivesWhatAProgramReceives(string yaml, string expected)
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: sample\n")
            .With("Pulumi.dev.yaml", $"config:\n  key: {yaml}\n");

        var config = PulumiProject.Find(folder.Directory).ReadConfig("dev");

        Assert.Equal(expected, config["sample:key"]);
    }

    [Fact]
    public void ReadConfig_WithDefaultsInTheProject_LetsTheStackWin()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: sample\nconfig:\n  a: 1\n  b: { value: 2 }\n  c: { type: string, default: 3 }\n  d: { type: string }\n")
            .With("Pulumi.dev.yaml", "config:\n  a: 9\n  aws:region: eu-west-2\n");

        var config = PulumiProject.Find(folder.Directory).ReadConfig("dev");

        Assert.Equal(["aws:region=eu-west-2", "sample:a=9", "sample:b=2", "sample:c=3"], config.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Fact]
    public void ReadConfig_OfAnUnknownStack_NamesTheKnownOnes()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", "name: sample\n").With("Pulumi.dev.yaml", "").With("Pulumi.lab.yaml", "");

        var error = Assert.Throws<TwinException>(() => PulumiProject.Find(folder.Directory).ReadConfig("prod"));

        Assert.StartsWith("CCD2002: Stack 'prod' has no file 'Pulumi.prod.yaml'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Stacks here: dev, lab.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config: [")]
    [InlineData("- a\n- b\n")]
    public void ReadConfig_OfABrokenFile_NamesIt(string content)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", "name: sample\n").With("Pulumi.dev.yaml", content);

        var error = Assert.Throws<TwinException>(() => PulumiProject.Find(folder.Directory).ReadConfig("dev"));

        Assert.StartsWith("CCD2003: 'Pulumi.dev.yaml'", error.Message, StringComparison.Ordinal);
    }
}
