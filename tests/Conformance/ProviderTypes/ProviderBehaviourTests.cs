using Pulumi;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>
/// What the types alone do not say, against the published packages of the same versions: the token of each resource, the
/// defaults of its arguments and of nested objects, which inputs and outputs are secret, which travel as JSON text.
/// </summary>
public sealed class ProviderBehaviourTests
{
    private const string NestedDefaults = "types/input.js";

    [Theory]
    [InlineData("@pulumi/aws", typeof(Pulumi.Aws.Provider))]
    [InlineData("@pulumi/azure-native", typeof(Pulumi.AzureNative.Provider))]
    [InlineData("@pulumi/random", typeof(Pulumi.Random.Provider))]
    public async Task ProviderTypes_AgainstPublishedPackages_BehaveTheSame(string package, Type ofAssembly)
    {
        var assembly = ofAssembly.Assembly;
        StandIn.SkipUnlessReferenced(assembly);
        var root = ofAssembly.Namespace!;
        var resources = assembly.GetExportedTypes().Where(typeof(CustomResource).IsAssignableFrom).ToDictionary(type => Script(type, root));
        var objects = assembly.GetExportedTypes().Where(type =>
            typeof(ResourceArgs).IsAssignableFrom(type) && type.Namespace!.EndsWith(".Inputs", StringComparison.Ordinal)
            && !type.Name.EndsWith("GetArgs", StringComparison.Ordinal)).ToList();
        var scripts = await NpmPackage.ReadAsync(
            package, path => path == NestedDefaults || resources.ContainsKey(path), TestContext.Current.CancellationToken);

        var differences = new List<string>();
        foreach (var (path, resource) in resources)
        {
            await CompareAsync(PublishedBehaviour.OfResource(scripts[path]), assembly.GetType($"{resource.FullName}Args")!, resource);
        }

        var nested = PublishedBehaviour.OfObjects(scripts.GetValueOrDefault(NestedDefaults, ""));
        foreach (var type in objects)
        {
            var module = ProviderType.Of(type, root).Namespace;
            await CompareAsync(nested.GetValueOrDefault((module, type.Name), PublishedBehaviour.None), type, resource: null);
        }

        Assert.NotEmpty(resources);
        Assert.True(differences.Count == 0, $"{differences.Count} differences from {package}:\n{string.Join('\n', differences)}");

        async Task CompareAsync(PublishedBehaviour published, Type arguments, Type? resource)
        {
            var ours = await StandInBehaviour.OfAsync(arguments, resource);
            var fromMachine = published.Defaults.Where(pair => pair.Value.StartsWith("utilities.", StringComparison.Ordinal)).Select(pair => pair.Key).ToList();
            var (expected, actual) = ($"{Without(published, fromMachine)}", $"{Without(ours, fromMachine)}");
            if (expected != actual)
            {
                differences.Add($"{arguments.FullName}\n  is        {actual}\n  published {expected}");
            }
        }
    }

    /// <summary>Defaults from the environment differ by machine; how they are found has tests of its own.</summary>
    private static PublishedBehaviour Without(PublishedBehaviour behaviour, List<string> names) => behaviour with
    {
        Defaults = behaviour.Defaults.Where(pair => !names.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
    };

    private static string Script(Type resource, string root) =>
        ProviderType.Of(resource, root).File.Replace(".d.ts", ".js", StringComparison.Ordinal);
}
