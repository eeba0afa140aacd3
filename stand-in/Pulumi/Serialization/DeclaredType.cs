using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>What a type says of itself through its attributes. Looked up once per type.</summary>
internal sealed class DeclaredType
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, DeclaredType> ByType = new();

    private readonly Type _type;
    private readonly MethodInfo? _toPrimitive;

    private DeclaredType(Type type)
    {
        _type = type;
        IsEnum = type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute));
        IsOutputType = type.IsDefined(typeof(OutputTypeAttribute));
        _toPrimitive = IsEnum ? type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]) : null;
        Fields = IsOutputType ? ReadOnlyFields(type) : [];
        Constructor = IsOutputType ? FindConstructor(type) : null;
    }

    public bool IsEnum { get; }

    public bool IsOutputType { get; }

    /// <summary>Wire names of an output type with what reads them.</summary>
    public ImmutableArray<(string Name, Func<object, object?> Get)> Fields { get; }

    /// <summary>What makes an output type, with the wire names of its parameters.</summary>
    public OutputConstructor? Constructor { get; }

    public static DeclaredType Of(Type type) => ByType.GetOrAdd(type, key => new(key));

    /// <summary>The enum's constructor that takes a string or a number.</summary>
    public ConstructorInfo? EnumConstructor(Type primitive) => _type.GetConstructor(AnyInstance, [primitive]);

    /// <summary>The type that the enum converts to.</summary>
    public Type? EnumPrimitive => _toPrimitive?.ReturnType;

    /// <exception cref="InvalidOperationException">The enum has no explicit conversion to a string or a number.</exception>
    public object? ReadEnum(object value, string context)
        => EnumPrimitive == typeof(string) || EnumPrimitive == typeof(double)
            ? _toPrimitive!.Invoke(null, [value])
            : throw new InvalidOperationException(
                $"Expected {_type.FullName} to have an explicit conversion operator to String or Double.\n\t{context}");

    private static ImmutableArray<(string Name, Func<object, object?> Get)> ReadOnlyFields(Type type)
        =>
        [
            .. type.GetFields(AnyInstance)
                .Where(field => field.IsInitOnly)
                .Select(field => (char.ToLowerInvariant(field.Name[0]) + field.Name[1..], (Func<object, object?>)field.GetValue)),
        ];

    private static OutputConstructor? FindConstructor(Type type)
    {
        var all = type.GetConstructors(AnyInstance);
        var marked = all.FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute)));
        var chosen = marked ?? (all.Where(constructor => constructor.IsPublic).ToArray() is [var only] ? only : null);
        return chosen is null ? null : new(chosen);
    }
}
