using System.Reflection;
using Pulumi;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>A property as the provider sees it.</summary>
/// <param name="Optional"><see langword="null"/> where C# cannot say: an immutable array is never nullable.</param>
/// <param name="Obsolete"><see langword="null"/> where C# does not mark deprecated properties.</param>
internal sealed record ProviderMember(string Wire, string Shape, bool? Optional, bool? Obsolete);

/// <summary>One exported type of a provider package, with where its TypeScript counterpart is.</summary>
internal sealed record ProviderType(Type Type, string File, string Namespace, IReadOnlyList<string> Names)
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <param name="root">Namespace of the package, such as <c>Pulumi.Aws</c>.</param>
    public static ProviderType Of(Type type, string root)
    {
        var path = type.Namespace!.Length == root.Length ? [] : type.Namespace[(root.Length + 1)..].Split('.');
        var module = (path is [var first, ..] && first is not "Inputs" and not "Outputs" ? first : "").ToLowerInvariant();
        var folder = module.Length == 0 ? "" : $"{module}/";
        var bare = TypeShape.Bare(type.Name);
        return path switch
        {
            [.., "Inputs"] when typeof(InvokeArgs).IsAssignableFrom(type) => new(type, "types/input.d.ts", module, [bare]),
            [.., "Inputs"] => new(type, "types/input.d.ts", module, [$"{bare}Args", bare]),
            [.., "Outputs"] => new(type, "types/output.d.ts", module, [type.Name, bare]),
            _ when type.IsValueType => new(type, $"types/enums/{folder}index.d.ts", "", [type.Name]),
            _ => new(type, $"{folder}{FileName(type)}.d.ts", "", [type.Name.Replace("InvokeArgs", "OutputArgs", StringComparison.Ordinal)]),
        };
    }

    public IEnumerable<ProviderMember> Members() =>
        Type.IsValueType ? Type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(EnumMember)
        : typeof(Resource).IsAssignableFrom(Type) ? Type.GetProperties().SelectMany(OutputProperty)
        : typeof(InputArgs).IsAssignableFrom(Type) ? Inputs()
        : Type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Single().GetParameters().Select(OutputField);

    private static ProviderMember EnumMember(PropertyInfo member) =>
        new(member.Name, $"\"{member.GetValue(null)}\"", Optional: false, Obsolete: member.IsDefined(typeof(ObsoleteAttribute)));

    private static IEnumerable<ProviderMember> OutputProperty(PropertyInfo property) =>
        from attribute in property.GetCustomAttributesData()
        where attribute.AttributeType == typeof(OutputAttribute) && property.DeclaringType == property.ReflectedType
        let nullability = Nullability.Create(property).GenericTypeArguments[0]
        select new ProviderMember(
            (string)attribute.ConstructorArguments[0].Value!, TypeShape.OfCSharp(property.PropertyType), IsOptional(nullability), Obsolete: null);

    private IEnumerable<ProviderMember> Inputs()
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var member in Type.GetMembers(Any))
        {
            if (member.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType == typeof(InputAttribute)) is not { } attribute)
            {
                continue;
            }

            var wire = (string)attribute.ConstructorArguments[0].Value!;
            var field = member as FieldInfo;
            var property = member as PropertyInfo ?? Type.GetProperties(Any).Single(p => $"_{wire}" == field!.Name && IsBackedBy(p, wire));
            yield return new ProviderMember(
                wire, TypeShape.OfCSharp(field?.FieldType ?? property.PropertyType), Optional: !(bool)attribute.ConstructorArguments[1].Value!,
                field is null ? null : property.IsDefined(typeof(ObsoleteAttribute)));
        }
    }

    private static bool IsBackedBy(PropertyInfo property, string wire) => string.Equals(property.Name, wire, StringComparison.OrdinalIgnoreCase);

    private static ProviderMember OutputField(ParameterInfo parameter) =>
        new(parameter.Name!, TypeShape.OfCSharp(parameter.ParameterType), IsOptional(Nullability.Create(parameter)), Obsolete: null);

    private static bool? IsOptional(NullabilityInfo info) =>
        info.Type.Name.StartsWith("ImmutableArray", StringComparison.Ordinal) ? null : info.ReadState == NullabilityState.Nullable;

    /// <summary>A resource or function and its arguments share a file named after it.</summary>
    private static string FileName(Type type)
    {
        var name = type.Name;
        foreach (var suffix in (string[])["InvokeArgs", "Args", "State", "Result"])
        {
            var owner = name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
            if (owner != name && type.Assembly.GetType($"{type.Namespace}.{owner}") is not null)
            {
                name = owner;
                break;
            }
        }

        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
