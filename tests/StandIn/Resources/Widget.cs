using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

/// <summary>A resource with an output of every kind that generated providers have.</summary>
internal sealed class Widget(string name, WidgetArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource(Token, name, args ?? new WidgetArgs(), options)
{
    public const string Token = "test:index:Widget";

    [Output("label")]
    public Output<string> Label { get; private set; } = null!;

    [Output("note")]
    public Output<string?> Note { get; private set; } = null!;

    [Output("size")]
    public Output<int> Size { get; private set; } = null!;

    [Output("maybeSize")]
    public Output<int?> MaybeSize { get; private set; } = null!;

    [Output("ratio")]
    public Output<double> Ratio { get; private set; } = null!;

    [Output("enabled")]
    public Output<bool> Enabled { get; private set; } = null!;

    [Output("sizes")]
    public Output<ImmutableArray<int>> Sizes { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>> Tags { get; private set; } = null!;

    [Output("part")]
    public Output<Part?> Part { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<Part>> Parts { get; private set; } = null!;

    [Output("color")]
    public Output<Color> Color { get; private set; } = null!;

    [Output("shade")]
    public Output<Union<string, int>> Shade { get; private set; } = null!;

    [Output("anything")]
    public Output<object> Anything { get; private set; } = null!;

    [Output("archive")]
    public Output<Archive?> Archive { get; private set; } = null!;

    public static Widget Get(string name, Input<string> id) => new(name, options: new CustomResourceOptions { Id = id });
}
