using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns the plain values of a state into the types that a resource declares.</summary>
/// <remarks>A value of the wrong type is a warning, and the type's default takes its place.</remarks>
internal sealed class ValueConverter(Action<string> warn)
{
    private delegate (object? Value, string? Error) Conversion(ValueConverter converter, string context, object value);

    private static readonly ConcurrentDictionary<Type, Conversion> ByType = new();

    /// <returns>The value; null where it could not be converted.</returns>
    public object? Convert(string context, object? value, Type type)
    {
        var (converted, error) = TryConvert(context, value, type);
        if (error is not null)
        {
            warn(error);
        }

        return converted;
    }

    private (object? Value, string? Error) TryConvert(string context, object? value, Type type)
    {
        if (value is null)
        {
            return (type.IsValueType ? Activator.CreateInstance(type) : null, null);
        }

        return ByType.GetOrAdd(type, Choose)(this, context, value);
    }

    private static Conversion Choose(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return (converter, context, value) => converter.TryConvert(context, value, underlying);
        }

        if (type == typeof(object))
        {
            return (_, _, value) => (value, null);
        }

        if (type == typeof(int))
        {
            return (_, context, value) => value is double number ? ((int)number, null) : Mismatch(context, value, typeof(double));
        }

        if (type == typeof(Asset) || type == typeof(AssetOrArchive))
        {
            return (_, _, value) => (type.IsInstanceOfType(value) ? value : new InvalidAsset(), null);
        }

        if (type == typeof(Archive))
        {
            return (_, _, value) => (value as Archive ?? new InvalidArchive(), null);
        }

        if (type == typeof(JsonElement))
        {
            return (_, context, value) => ToJson(context, value);
        }

        if (type.IsEnum)
        {
            return (converter, context, value) => converter.TryConvert(context, value, type.GetEnumUnderlyingType()) is ({ } number, null)
                ? (Enum.ToObject(type, number), null)
                : Mismatch(context, value, typeof(double));
        }

        if (type.IsConstructedGenericType)
        {
            return ChooseGeneric(type);
        }

        var declared = DeclaredType.Of(type);
        return declared switch
        {
            { IsEnum: true } => (_, context, value) => ToEnum(context, value, type, declared),
            { IsOutputType: true, Constructor: { } constructor }
                => (converter, context, value) => converter.ToOutputType(context, value, type, constructor),
            _ => (_, context, value) => type.IsInstanceOfType(value) ? (value, null) : Mismatch(context, value, type),
        };
    }

    private static Conversion ChooseGeneric(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(Union<,>))
        {
            return Bind(nameof(ToUnion), type.GenericTypeArguments);
        }

        if (definition == typeof(ImmutableArray<>))
        {
            return Bind(nameof(ToArray), type.GenericTypeArguments);
        }

        if (type == typeof(ImmutableDictionary<string, object>))
        {
            return (_, context, value) => type.IsInstanceOfType(value) ? (value, null) : Mismatch(context, value, type);
        }

        if (definition == typeof(ImmutableDictionary<,>))
        {
            return Bind(nameof(ToDictionary), [type.GenericTypeArguments[1]]);
        }

        return definition == typeof(Output<>)
            ? Bind(nameof(ToOutput), type.GenericTypeArguments)
            : (_, context, _) => throw new InvalidOperationException(
                $"Unexpected generic target type {type.FullName} when deserializing {context}");
    }

    private static Conversion Bind(string method, Type[] arguments)
        => typeof(ValueConverter)
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(arguments)
            .CreateDelegate<Conversion>();

    private static (object? Value, string? Error) Mismatch(string context, object value, Type expected)
        => (null, $"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {context}");

    private static (object? Value, string? Error) ToArray<T>(ValueConverter converter, string context, object value)
        => value is ImmutableArray<object?> list
            ? (list.Select(element => converter.ConvertTo<T>(context, element)).ToImmutableArray(), null)
            : Mismatch(context, value, typeof(ImmutableArray<object>));

    private static (object? Value, string? Error) ToDictionary<T>(ValueConverter converter, string context, object value)
        => value is ImmutableDictionary<string, object?> map
            ? (map.ToImmutableDictionary(entry => entry.Key, entry => converter.ConvertTo<T>(context, entry.Value)), null)
            : Mismatch(context, value, typeof(ImmutableDictionary<string, object>));

    private static (object? Value, string? Error) ToOutput<T>(ValueConverter converter, string context, object value)
    {
        var (converted, error) = converter.TryConvert(context, value, typeof(T));
        return error is null ? (Output.Create((T)converted!), null) : (converted, error);
    }

    private static (object? Value, string? Error) ToUnion<T0, T1>(ValueConverter converter, string context, object value)
    {
        var (first, firstError) = converter.TryConvert($"{context}.AsT0", value, typeof(T0));
        if (firstError is null)
        {
            return (Union<T0, T1>.FromT0((T0)first!), null);
        }

        var (second, secondError) = converter.TryConvert($"{context}.AsT1", value, typeof(T1));
        return secondError is null
            ? (Union<T0, T1>.FromT1((T1)second!), null)
            : (null, $"Expected {typeof(T0).FullName} or {typeof(T1).FullName} but got {value.GetType().FullName} deserializing {context}");
    }

    private static (object? Value, string? Error) ToEnum(string context, object value, Type type, DeclaredType declared)
    {
        if (value is not (string or double))
        {
            return (null, $"Expected {typeof(string).FullName} or {typeof(double).FullName} but got {value.GetType().FullName} "
                + $"deserializing {context}");
        }

        return declared.EnumConstructor(value.GetType()) is { } constructor
            ? (constructor.Invoke([value]), null)
            : (null, $"Expected target type {type.FullName} to have a constructor with a single {value.GetType().FullName} parameter.");
    }

    private static (object? Value, string? Error) ToJson(string context, object value)
    {
        try
        {
            return (JsonSerializer.SerializeToElement(value), null);
        }
        catch (NotSupportedException)
        {
            return (null, $"Unexpected type {value.GetType().FullName} when converting {context} to {nameof(JsonElement)}");
        }
    }

    private (object? Value, string? Error) ToOutputType(string context, object value, Type type, OutputConstructor constructor)
    {
        if (value is not ImmutableDictionary<string, object?> map)
        {
            return Mismatch(context, value, typeof(ImmutableDictionary<string, object>));
        }

        var arguments = constructor.Parameters.Select(parameter => Convert(
            $"{type.FullName}({parameter.Parameter.Name})",
            map.GetValueOrDefault(parameter.WireName),
            parameter.Parameter.ParameterType));
        return (constructor.Invoke([.. arguments]), null);
    }

    private T ConvertTo<T>(string context, object? value) => Convert(context, value, typeof(T)) is T converted ? converted : default!;
}
