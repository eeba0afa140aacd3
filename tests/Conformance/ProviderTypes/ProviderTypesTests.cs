namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>
/// The stand-in's provider types against the published type definitions of the same versions: every property, its wire
/// name, whether it is required, and what it is made of. The official packages are generated from the same schemas.
/// </summary>
public sealed class ProviderTypesTests
{
    [Theory]
    [InlineData("@pulumi/aws", typeof(Pulumi.Aws.Provider))]
    [InlineData("@pulumi/azure-native", typeof(Pulumi.AzureNative.Provider))]
    [InlineData("@pulumi/random", typeof(Pulumi.Random.Provider))]
    public async Task ProviderTypes_AgainstPublishedTypeDefinitions_DoNotDiffer(string package, Type ofAssembly)
    {
        var assembly = ofAssembly.Assembly;
        StandIn.SkipUnlessReferenced(assembly);

        var types = assembly.GetExportedTypes()
            .Where(type => !(type.IsAbstract && type.IsSealed))
            .Select(type => ProviderType.Of(type, ofAssembly.Namespace!))
            .ToList();
        var wanted = types.Select(type => type.File).ToHashSet(StringComparer.Ordinal);
        var files = await NpmPackage.ReadAsync(package, wanted.Contains, TestContext.Current.CancellationToken);
        var comparison = new ProviderComparison(files);

        var differences = types.SelectMany(comparison.Differences).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(types);
        Assert.True(differences.Count == 0, $"{differences.Count} differences from {package}:\n{string.Join('\n', differences)}");
    }
}
