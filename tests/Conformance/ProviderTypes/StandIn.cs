using System.Reflection;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

internal static class StandIn
{
    /// <summary>Skips where the feed had the official package: then there is no table to check.</summary>
    public static void SkipUnlessReferenced(Assembly package) => Assert.SkipUnless(
        package.GetCustomAttribute<AssemblyDescriptionAttribute>()?.Description.StartsWith("Stand-in", StringComparison.Ordinal) == true,
        $"{package.GetName().Name} is the official package here.");
}
