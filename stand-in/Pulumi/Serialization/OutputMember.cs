using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>An output property of a resource class. Looked up once per class.</summary>
internal sealed class OutputMember
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<OutputMember>> ByType = new();

    private readonly MethodInvoker _setter;
    private readonly ConstructorInvoker _newSource;

    private OutputMember(Type type, PropertyInfo property, string? name)
    {
        WireName = name ?? property.Name;
        if (!property.PropertyType.IsConstructedGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([name!]);
        }

        var fullName = $"[Output] {type.FullName}.{property.Name}";
        var setter = property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{fullName} did not have a 'set' method");
        var valueType = property.PropertyType.GenericTypeArguments[0];
        TargetType.Check(fullName, valueType);

        _setter = MethodInvoker.Create(setter);
        _newSource = ConstructorInvoker.Create(typeof(OutputSource<>).MakeGenericType(valueType).GetConstructors()[0]);
    }

    public string WireName { get; }

    /// <summary>The properties of a resource that its state fills.</summary>
    /// <param name="type">The resource class.</param>
    /// <param name="fillComponent">Whether a component has a state; commonly it sets its outputs itself.</param>
    public static ImmutableArray<OutputMember> Of(Type type, bool fillComponent)
        => type.IsAssignableTo(typeof(ComponentResource)) && !fillComponent
            ? ByType.GetOrAdd(typeof(Resource), Find)
            : ByType.GetOrAdd(type, Find);

    /// <summary>Gives the property an output and returns its other end.</summary>
    public OutputSource Begin(Resource resource)
    {
        var source = (OutputSource)_newSource.Invoke(resource);
        _setter.Invoke(resource, source.Output);
        return source;
    }

    private static ImmutableArray<OutputMember> Find(Type type)
        =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => (Property: property, Attribute: property.GetCustomAttribute<OutputAttribute>()))
                .Where(pair => pair.Attribute is not null)
                .Select(pair => new OutputMember(type, pair.Property, pair.Attribute!.Name)),
        ];
}
