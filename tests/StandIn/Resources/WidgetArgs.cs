using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

/// <summary>An input of every kind that generated providers have; none is required.</summary>
internal sealed class WidgetArgs : ResourceArgs
{
    [Input("sizes")]
    private InputList<int>? _sizes;

    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("parts")]
    private InputList<PartArgs>? _parts;

    public WidgetArgs() => MadeBy = "the constructor";

    [Input("label")]
    public Input<string>? Label { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    [Input("madeBy")]
    public Input<string>? MadeBy { get; set; }

    public InputList<int> Sizes
    {
        get => _sizes ??= [];
        set => _sizes = value;
    }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    public InputList<PartArgs> Parts
    {
        get => _parts ??= [];
        set => _parts = value;
    }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("color")]
    public InputUnion<string, Color>? Color { get; set; }

    [Input("content")]
    public Input<AssetOrArchive>? Content { get; set; }

    [Input("document")]
    public InputJson? Document { get; set; }

    [Input("anything")]
    public object? Anything { get; set; }
}
