using System.Collections.Immutable;
using CrossCloudDns.Twin;
using CrossCloudDns.Twin.Capture;
using Pulumi;

namespace CrossCloudDns.Tests.Twin.Capture;

[Collection("Pulumi")]
public sealed class ProgramRecorderTests : IDisposable
{
    private readonly ProjectFolder _folder = new ProjectFolder()
        .With("Pulumi.yaml", "name: sample\nmain: program\n")
        .With("Pulumi.dev.yaml", "config:\n  size: 3\n  aws:region: eu-west-2\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CaptureAsync_OfAResource_GivesInputsAndComputedOutputs()
    {
        var stack = await CaptureAsync(() => _ = new SampleResource("a", new SampleArgs { Size = new Config().RequireInt32("size"), Region = "eu-west-2" }));

        var resource = Assert.Single(stack.Resources);
        var id = resource.Id;
        Assert.Equal(("sample", "dev"), (stack.Project, stack.Stack));
        Assert.Equal(("aws:sample/thing:Thing", "a", "urn:pulumi:dev::sample::pulumi:pulumi:Stack$aws:sample/thing:Thing::a"), (resource.Type, resource.Name, resource.Urn));
        Assert.Equal("""{"region":"eu-west-2","size":3}""", resource.Inputs.GetRawText());
        Assert.Equal(
            $$"""{"arn":"arn:aws:sample:eu-west-2:123456789012:{{id}}","physicalName":"{{id}}-physicalName","region":"eu-west-2","size":3}""",
            resource.Outputs.GetRawText());
        Assert.Null(resource.Parent);
        Assert.False(resource.Read);
    }

    [Fact]
    public async Task CaptureAsync_OfAReference_CarriesTheIdOfItsOwner()
    {
        var stack = await CaptureAsync(() =>
        {
            var a = new SampleResource("a", new SampleArgs());
            _ = new SampleResource("b", new SampleArgs { Labels = new() { ["of"] = a.Id, ["arn"] = a.Arn } });
        });

        var (a, b) = (stack.Resources[0], stack.Resources[1]);
        Assert.Equal(a.Id, b.Inputs.GetProperty("labels").GetProperty("of").GetString());
        Assert.Equal(a.Outputs.GetProperty("arn").GetString(), b.Inputs.GetProperty("labels").GetProperty("arn").GetString());
    }

    [Fact]
    public async Task CaptureAsync_OfOptions_RecordsWhatNoMockSees()
    {
        var stack = await CaptureAsync(() =>
        {
            var component = new SampleComponent("c");
            _ = new SampleResource("z", new SampleArgs(), new CustomResourceOptions
            {
                DependsOn = { component, component.Child },
                IgnoreChanges = { "size" },
                ReplaceOnChanges = { "labels" },
                DeleteBeforeReplace = true,
                Protect = true,
            });
        });

        var z = stack.Resources.Single(resource => resource.Name == "z");
        var component = stack.Resources.Single(resource => resource.Name == "c");
        var child = stack.Resources.Single(resource => resource.Name == "c-child");
        Assert.Equal(component.Urn, child.Parent);
        Assert.Equal(new[] { component.Urn, child.Urn }.Order(StringComparer.Ordinal), z.DependsOn);
        Assert.Equal(["size"], z.IgnoreChanges);
        Assert.Equal(["labels"], z.ReplaceOnChanges);
        Assert.True(z.DeleteBeforeReplace);
        Assert.True(z.Protect);
        Assert.False(child.Protect);
        Assert.Equal("{}", component.Inputs.GetRawText());
    }

    [Fact]
    public async Task CaptureAsync_OfAnExistingResource_MarksItRead()
    {
        var resource = Assert.Single((await CaptureAsync(() => SampleResource.Get("a", "thing-1"))).Resources);

        Assert.True(resource.Read);
        Assert.Equal("thing-1", resource.Id);
    }

    [Fact]
    public async Task CaptureAsync_OfAnImport_KeepsItsIdAndDeclaresIt()
    {
        var resource = Assert.Single((await CaptureAsync(() =>
            _ = new SampleResource("a", new SampleArgs(), new CustomResourceOptions { ImportId = "thing-1" }))).Resources);

        Assert.False(resource.Read);
        Assert.Equal("thing-1", resource.Id);
    }

    [Fact]
    public async Task CaptureAsync_OfAProvidersClass_MakesAnIdOfItsOwn()
    {
        var resource = Assert.Single((await CaptureAsync(() => _ = new Pulumi.Aws.Route53.Zone("z"))).Resources);

        Assert.Equal(ResourceId.Create("aws:route53/zone:Zone", "z"), resource.Id);
        Assert.Equal(resource.Id, resource.Outputs.GetProperty("zoneId").GetString());
        Assert.False(resource.Read);
    }

    [Fact]
    public async Task CaptureAsync_OfArchives_WritesPathsRelativeToTheProject()
    {
        var absolute = Path.Combine(_folder.Directory.FullName, "artifacts", "checker");
        var stack = await CaptureAsync(() =>
        {
            _ = new SampleResource("a", new SampleArgs { Code = new FileArchive(Path.GetRelativePath(Environment.CurrentDirectory, absolute)) });
            _ = new SampleResource("b", new SampleArgs { Code = new FileArchive(absolute) });
            _ = new SampleResource("c", new SampleArgs
            {
                Code = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["x.txt"] = new StringAsset("x"), ["y.txt"] = new FileAsset(Path.Combine(absolute, "y.txt")) }),
            });
        });

        Assert.Equal(
            [
                """{"$archive":{"path":"artifacts/checker"}}""",
                """{"$archive":{"path":"artifacts/checker"}}""",
                """{"$archive":{"assets":{"x.txt":{"$asset":{"text":"x"}},"y.txt":{"$asset":{"path":"artifacts/checker/y.txt"}}}}}""",
            ],
            stack.Resources.Select(resource => resource.Inputs.GetProperty("code").GetRawText()));
    }

    [Fact]
    public async Task CaptureAsync_Twice_GivesTheSameBytes()
    {
        Action declare = () =>
        {
            _ = new SampleComponent("c");
            _ = new SampleResource("a", new SampleArgs { Labels = new() { ["z"] = "1", ["a"] = "2", ["m"] = "3" }, Names = ImmutableArray.Create("y", "x") });
        };

        var first = ResourcesDocument.Write(await CaptureAsync(declare));
        var second = ResourcesDocument.Write(await CaptureAsync(declare));

        Assert.Equal(first, second);
        Assert.Contains("\"names\": [\n", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CaptureAsync_WhateverTheEnvironment_LeavesItAsItWas()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        try
        {
            string? seen = "not run";
            await CaptureAsync(() => seen = Environment.GetEnvironmentVariable("AWS_REGION"));

            Assert.Null(seen);
            Assert.Equal("us-east-1", Environment.GetEnvironmentVariable("AWS_REGION"));
            Assert.Null(Environment.GetEnvironmentVariable("PULUMI_CONFIG"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_REGION", null);
        }
    }

    [Fact]
    public async Task CaptureAsync_OfRefusedSettings_GivesTheBareReport()
    {
        // Another test's failed run may have left its mark on the process.
        Environment.ExitCode = 0;

        var error = await Assert.ThrowsAsync<TwinException>(
            () => CaptureAsync(() => throw new RunException("Pulumi.dev.yaml has 2 errors:\n  CCD0101: one is wrong.\n  CCD0102: two is wrong.")));

        Assert.Equal("Pulumi.dev.yaml has 2 errors:\n  CCD0101: one is wrong.\n  CCD0102: two is wrong.", error.Message);
        Assert.Equal(0, Environment.ExitCode);
    }

    [Fact]
    public async Task CaptureAsync_OfAFault_GivesItsMessageWithoutAStackTrace()
    {
        var error = await Assert.ThrowsAsync<TwinException>(
            () => CaptureAsync(() => throw new InvalidOperationException("it broke")));

        Assert.StartsWith("CCD2004: The program failed: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("it broke", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CaptureAsync_OfTheSameNameTwice_NamesIt()
    {
        var error = await Assert.ThrowsAsync<TwinException>(() => CaptureAsync(() =>
        {
            _ = new SampleResource("a", new SampleArgs());
            _ = new SampleResource("a", new SampleArgs());
        }));

        Assert.StartsWith("CCD2006: The program declares 'a' of type 'aws:sample/thing:Thing' twice.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CaptureAsync_OfAFunctionThatNeedsAnAccount_NamesIt()
    {
        var error = await Assert.ThrowsAsync<TwinException>(() => CaptureAsync(() =>
            _ = new SampleResource("a", new SampleArgs { Region = Deployment.Instance.Invoke<string>("aws:ssm/getParameter:getParameter", new DictionaryInvoke()) })));

        Assert.StartsWith("CCD2005: The program calls 'aws:ssm/getParameter:getParameter'", error.Message, StringComparison.Ordinal);
    }

    private Task<CapturedStack> CaptureAsync(Action declare) =>
        ProgramRecorder.CaptureAsync(PulumiProject.Find(_folder.Directory), "dev", declare);

    private sealed class DictionaryInvoke : InvokeArgs;
}
