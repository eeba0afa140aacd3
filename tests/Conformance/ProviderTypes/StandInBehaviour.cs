using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>Reads off a stand-in type what <see cref="PublishedBehaviour"/> holds.</summary>
internal static class StandInBehaviour
{
    /// <param name="arguments">The class of arguments, or of a nested object.</param>
    /// <param name="resource">The resource that takes them; null for a nested object.</param>
    public static async Task<PublishedBehaviour> OfAsync(Type arguments, Type? resource)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var defaults = new Dictionary<string, string>(StringComparer.Ordinal);
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        var json = new HashSet<string>(StringComparer.Ordinal);
        var instance = Activator.CreateInstance(arguments)!;
        foreach (var member in arguments.GetMembers(Any))
        {
            if (member.GetCustomAttributesData().SingleOrDefault(a => a.AttributeType == typeof(InputAttribute)) is not { } attribute)
            {
                continue;
            }

            var wire = (string)attribute.ConstructorArguments[0].Value!;
            var value = member is FieldInfo field ? field.GetValue(instance) : ((PropertyInfo)member).GetValue(instance);
            if (value is not null)
            {
                defaults[wire] = await TextAsync(value);
            }

            if (member is FieldInfo { FieldType.Name: "Input`1" })
            {
                secrets.Add(wire);
            }

            if ((bool)attribute.ConstructorArguments[2].Value!)
            {
                json.Add(wire);
            }
        }

        return new PublishedBehaviour(
            resource?.GetCustomAttribute<ResourceTypeAttribute>()!.Type, defaults, secrets, SecretOutputs(resource), json);
    }

    private static HashSet<string> SecretOutputs(Type? resource)
    {
        var make = resource?.GetMethod("MakeResourceOptions", BindingFlags.NonPublic | BindingFlags.Static);
        var options = make?.Invoke(null, [null, null]) as CustomResourceOptions;
        return [.. options?.AdditionalSecretOutputs ?? []];
    }

    /// <summary>A default as the published packages write it.</summary>
    private static async Task<string> TextAsync(object input)
    {
        object? value = await OutputUtilities.GetValueAsync(InputExtensions.ToOutput((dynamic)input));
        return value switch
        {
            bool flag => flag ? "true" : "false",
            { } union when union.GetType().Name.StartsWith("Union", StringComparison.Ordinal) => $"{((dynamic)union).Value}",
            _ => $"{value}",
        };
    }
}
