using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Tests.Twin.Capture;

/// <summary>A resource whose provider computes an ARN and a name, and may be given a description.</summary>
internal sealed class SampleResource(string name, SampleArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:sample/thing:Thing", name, args, options)
{
    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("physicalName")]
    public Output<string> PhysicalName { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("size")]
    public Output<int?> Size { get; private set; } = null!;

    public static SampleResource Get(string name, string id) => new(name, new SampleArgs(), new CustomResourceOptions { Id = id });
}

internal sealed class SampleArgs : ResourceArgs
{
    [Input("size")]
    public Input<int>? Size { get; init; }

    [Input("region")]
    public Input<string>? Region { get; init; }

    [Input("code")]
    public Input<AssetOrArchive>? Code { get; init; }

    [Input("labels")]
    public InputMap<string>? Labels { get; init; }

    [Input("names")]
    public Input<ImmutableArray<string>>? Names { get; init; }
}

/// <summary>A component with one child.</summary>
internal sealed class SampleComponent : ComponentResource
{
    public SampleComponent(string name)
        : base("sample:index:Component", name)
    {
        Child = new SampleResource($"{name}-child", new SampleArgs(), new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    public SampleResource Child { get; }
}
