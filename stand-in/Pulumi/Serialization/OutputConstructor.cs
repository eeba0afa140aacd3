using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A constructor whose parameters are wire properties.</summary>
internal sealed class OutputConstructor(ConstructorInfo constructor)
{
    public ImmutableArray<(string WireName, ParameterInfo Parameter)> Parameters { get; } =
    [
        .. constructor.GetParameters().Select(parameter =>
            (parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!, parameter)),
    ];

    public object Invoke(object?[] arguments) => constructor.Invoke(arguments);
}
