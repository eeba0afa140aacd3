using System.Reflection;
using System.Runtime.CompilerServices;

namespace CrossCloudDns.Tests.Repository;

/// <summary>What the twin decides on cannot be changed after it was made.</summary>
public sealed class MutabilityTests
{
    private static readonly string[] Immutable = ["CrossCloudDns.Twin.Model", "CrossCloudDns.Twin.Engine", "CrossCloudDns.Infra.Topology"];

    public static TheoryData<string> Types =>
        [.. from assembly in new[] { "CrossCloudDns.Twin", "CrossCloudDns.Infra" }
            from type in Assembly.Load(assembly).GetExportedTypes()
            where Immutable.Any(name => type.Namespace?.StartsWith(name, StringComparison.Ordinal) == true)
            where !type.IsEnum && !type.IsInterface
            select type.AssemblyQualifiedName];

    [Theory]
    [MemberData(nameof(Types))]
    public void PublicProperties_OfAValue_HaveNoSetter(string type)
    {
        var settable =
            from property in Type.GetType(type, throwOnError: true)!.GetProperties()
            where property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter)
            select property.Name;

        Assert.Empty(settable);
    }

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
