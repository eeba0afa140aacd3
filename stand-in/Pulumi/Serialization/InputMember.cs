using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A field or property of an argument class that fills a wire property. Looked up once per class.</summary>
internal sealed class InputMember
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> ByType = new();

    private readonly InputAttribute _attribute;
    private readonly MemberInfo _member;
    private readonly Func<object, object?> _get;

    private InputMember(InputAttribute attribute, MemberInfo member, Func<object, object?> get)
        => (_attribute, _member, _get) = (attribute, member, get);

    public string WireName => _attribute.Name;

    public static ImmutableArray<InputMember> Of(Type type) => ByType.GetOrAdd(type, Find);

    /// <exception cref="ArgumentNullException">The member is required and has no value.</exception>
    public object? GetValue(InputArgs args)
    {
        var value = _get(args);
        if (value is null)
        {
            return _attribute.IsRequired
                ? throw new ArgumentNullException(_member.Name, $"{FullName(args)} is required but was not given a value")
                : null;
        }

        return _attribute.Json ? ToJson(FullName(args), value) : value;
    }

    private static ImmutableArray<InputMember> Find(Type type)
    {
        var fields = type.GetFields(Declared).Select(field => New(field, field.GetValue));
        var properties = type.GetProperties(Declared).Select(property => New(property, property.GetValue));
        return [.. fields.Concat(properties).OfType<InputMember>()];
    }

    private static InputMember? New(MemberInfo member, Func<object, object?> get)
        => member.GetCustomAttribute<InputAttribute>() is { } attribute ? new(attribute, member, get) : null;

    private static Output<string> ToJson(string context, object value)
    {
        return Output.ToObjectOutput(value).Apply(WriteAsync);

        async Task<string> WriteAsync(object? resolved)
            => JsonText.Write(await new WireSerializer().SerializeAsync(context, resolved).ConfigureAwait(false));
    }

    private string FullName(InputArgs args) => $"[Input] {args.GetType().FullName}.{_member.Name}";
}
