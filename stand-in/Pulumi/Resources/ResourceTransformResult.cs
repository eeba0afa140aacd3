using System.Collections.Immutable;

namespace Pulumi;

public readonly struct ResourceTransformResult
{
    public ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options) => (Args, Options) = (args, options);

    public ImmutableDictionary<string, object?> Args { get; }

    public ResourceOptions Options { get; }
}
