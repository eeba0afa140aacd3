using CrossCloudDns.Tests.StandIn.Resources;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.StandIn;

/// <summary>How resources are named.</summary>
[Collection("Pulumi")]
public sealed class UrnTests
{
    private const string Root = "urn:pulumi:stack::project::pulumi:pulumi:Stack$";

    private readonly Mocks _mocks = new();

    [Fact]
    public async Task Urn_HasStackProjectTypeAndName()
    {
        Widget? widget = null;

        await _mocks.UpdateAsync(() => widget = new Widget("w"));

        Assert.Equal($"{Root}{Widget.Token}::w", await OutputUtilities.GetValueAsync(widget!.Urn));
    }

    [Fact]
    public async Task Urn_OfADescendant_KeepsOnlyTheRootAncestorsType()
    {
        Widget? widget = null;

        await _mocks.UpdateAsync(() => new Box(
            "outer",
            outer => _ = new Box(
                "inner",
                inner => widget = new Widget("w", options: new() { Parent = inner }),
                new() { Parent = outer })));

        Assert.Equal($"{Root}{Widget.Token}::w", await OutputUtilities.GetValueAsync(widget!.Urn));
    }

    [Fact]
    public async Task Urn_UsesTheNamesOfTheRun()
    {
        Widget? widget = null;

        await Deployment.TestAsync(
            _mocks,
            new TestOptions { ProjectName = "cross-cloud-dns", StackName = "dev" },
            () => { widget = new Widget("w"); });

        Assert.Equal(
            $"urn:pulumi:dev::cross-cloud-dns::pulumi:pulumi:Stack${Widget.Token}::w",
            await OutputUtilities.GetValueAsync(widget!.Urn));
    }

    [Fact]
    public async Task ADuplicateUrn_IsNotDetected()
    {
        var resources = await _mocks.UpdateAsync(() =>
        {
            _ = new Widget("w");
            _ = new Widget("w");
        });

        Assert.Equal(2, resources.Length);
    }

    [Fact]
    public async Task Create_PutsTheParentsTypeFirst()
    {
        Output<string>? urn = null;

        await _mocks.UpdateAsync(() => urn = Urn.Create("w", Widget.Token, parent: new Box("b")));

        Assert.Equal($"{Root}{Box.Token}${Widget.Token}::w", await OutputUtilities.GetValueAsync(urn!));
    }

    [Fact]
    public async Task Create_WithoutAParent_StandsAlone()
    {
        Output<string>? urn = null;

        await _mocks.UpdateAsync(() => urn = Urn.Create("w", Widget.Token));

        Assert.Equal($"urn:pulumi:stack::project::{Widget.Token}::w", await OutputUtilities.GetValueAsync(urn!));
    }

    [Fact]
    public async Task AnAliasThatContradictsItself_Fails()
    {
        var exception = await _mocks.FailAsync(() => new Widget(
            "w",
            options: new() { Aliases = { new Alias { Urn = "urn:pulumi:a::b::c::d", Name = "d" } } }));

        Assert.Contains("Alias should not specify both Urn and Name", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypeAndName_AreThoseGiven()
    {
        Widget? widget = null;

        await _mocks.UpdateAsync(() => widget = new Widget("w"));

        Assert.Equal((Widget.Token, "w"), (widget!.GetResourceType(), widget.GetResourceName()));
    }
}
