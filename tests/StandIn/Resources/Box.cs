using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

/// <summary>A component that declares what it is told to, and registers its outputs.</summary>
internal sealed class Box : ComponentResource
{
    public const string Token = "test:index:Box";

    public Box(string name, Action<Box>? fill = null, ComponentResourceOptions? options = null)
        : base(Token, name, options)
    {
        fill?.Invoke(this);
        Summary ??= Output.Create($"{name} is full");
        RegisterOutputs();
    }

    [Output("summary")]
    public Output<string> Summary { get; set; }

    [Output]
    public Output<int> Count { get; set; } = Output.Create(1);
}
