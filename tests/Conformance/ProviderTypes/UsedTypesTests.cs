using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>The tables of the stand-in hold what this project uses and what those types are made of, nothing else.</summary>
public sealed class UsedTypesTests
{
    [Theory]
    [InlineData(typeof(Pulumi.Aws.Provider))]
    [InlineData(typeof(Pulumi.AzureNative.Provider))]
    [InlineData(typeof(Pulumi.Random.Provider))]
    public void ProviderTypes_OfTheStandIn_AreAllUsed(Type ofAssembly)
    {
        var package = ofAssembly.Assembly;
        StandIn.SkipUnlessReferenced(package);

        var used = new HashSet<Type>();
        foreach (var name in Directory.EnumerateFiles(AppContext.BaseDirectory, "CrossCloudDns.*.dll").SelectMany(file => References(file, package.GetName().Name!)))
        {
            Add(package.GetType(name));
        }

        var unused = package.GetExportedTypes().Except(used).Select(type => type.FullName).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(used);
        Assert.True(unused.Count == 0, $"Nothing uses these types; take them out of stand-in/{package.GetName().Name}/types.txt:\n{string.Join('\n', unused)}");

        void Add(Type? type)
        {
            if (type is null || (type.Assembly == package && !used.Add(type)))
            {
                return;
            }

            foreach (var part in type.Assembly == package ? Parts(type).Append(Owner(type)) : type.GetGenericArguments())
            {
                Add(part);
            }
        }
    }

    /// <summary>What a type's members are made of.</summary>
    private static IEnumerable<Type?> Parts(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMembers(Declared).SelectMany(member => member switch
        {
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
            ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
            _ => Enumerable.Empty<Type>(),
        });
    }

    /// <summary>The resource or function that a type of arguments is declared with.</summary>
    private static Type? Owner(Type type) =>
        type.Assembly.GetType(type.FullName![..^(type.Name.Length - TypeShape.Bare(type.Name).Length)]);

    /// <summary>Full names of the types of another assembly that an assembly refers to.</summary>
    private static IEnumerable<string> References(string file, string assembly)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.TypeReferences)
        {
            var reference = metadata.GetTypeReference(handle);
            if (reference.ResolutionScope.Kind == HandleKind.AssemblyReference
                && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name) == assembly)
            {
                yield return $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}";
            }
        }
    }
}
