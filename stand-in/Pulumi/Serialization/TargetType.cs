using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Which types an output can hold.</summary>
internal static class TargetType
{
    private static readonly ConcurrentDictionary<Type, bool> Checked = new();

    private static readonly ImmutableHashSet<Type> Plain =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object),
        typeof(Asset), typeof(Archive), typeof(AssetOrArchive), typeof(JsonElement),
        typeof(ImmutableDictionary<string, object>), typeof(ImmutableArray<object>),
    ];

    /// <exception cref="InvalidOperationException">An output cannot hold the type, or something within it.</exception>
    public static void Check(string context, Type type)
    {
        if (!Checked.ContainsKey(type))
        {
            Check(context, type, []);
            Checked.TryAdd(type, true);
        }
    }

    /// <summary>Checks the types of values, and of what lies in the wrappers among them.</summary>
    /// <param name="wrappers">Generic definitions, such as that of <see cref="Output{T}"/>.</param>
    /// <exception cref="InvalidOperationException">One of the types cannot be sent.</exception>
    public static void CheckAll(string context, IEnumerable<object?> values, params Type[] wrappers)
    {
        foreach (var type in values.OfType<object>().Select(value => value.GetType()))
        {
            var isWrapped = type.IsConstructedGenericType && wrappers.Contains(type.GetGenericTypeDefinition());
            Check(context, isWrapped ? type.GenericTypeArguments[0] : type);
        }
    }

    private static void Check(string context, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)
            || Plain.Contains(type)
            || type.IsAssignableTo(typeof(Resource))
            || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)))
        {
            return;
        }

        var declared = DeclaredType.Of(type);
        if (declared.IsEnum)
        {
            CheckEnum(type, declared);
        }
        else if (type.IsConstructedGenericType)
        {
            CheckGeneric(context, type, seen);
        }
        else if (!declared.IsOutputType)
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n    String, Boolean, Int32, Double,\n"
                + "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n"
                + "    a class explicitly marked with the [OutputTypeAttribute].");
        }
        else if (declared.Constructor is not { } constructor)
        {
            throw new InvalidOperationException($"{type.FullName} had [OutputTypeAttribute], "
                + "but did not contain constructor marked with [OutputConstructorAttribute].");
        }
        else
        {
            foreach (var (_, parameter) in constructor.Parameters)
            {
                Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
            }
        }
    }

    private static void CheckEnum(Type type, DeclaredType declared)
    {
        Type[] primitives = [typeof(string), typeof(double)];
        var primitive = primitives.FirstOrDefault(candidate => declared.EnumConstructor(candidate) is not null)
            ?? throw new InvalidOperationException(
                $"{type.FullName} had [EnumTypeAttribute], "
                + "but did not contain constructor with a single String or Double parameter.");
        if (declared.EnumPrimitive != primitive)
        {
            throw new InvalidOperationException(
                $"{type.FullName} had [EnumTypeAttribute], but did not contain an explicit conversion operator to {primitive.FullName}.");
        }
    }

    private static void CheckGeneric(string context, Type type, HashSet<Type> seen)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(ImmutableDictionary<,>))
        {
            if (arguments[0] != typeof(string))
            {
                throw new InvalidOperationException(
                    $"{context} contains invalid type {type.FullName}:\n    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
            }
        }
        else if (definition != typeof(Nullable<>)
            && definition != typeof(Union<,>)
            && definition != typeof(ImmutableArray<>)
            && definition != typeof(Output<>))
        {
            throw new InvalidOperationException($"{context} contains invalid type {type.FullName}:\n"
                + "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        }

        foreach (var argument in arguments)
        {
            Check(context, argument, seen);
        }
    }
}
