namespace CrossCloudDns.Infra.Aws;

/// <summary>Names of Resolver rules and associations: letters, digits, hyphens and underscores, at most 64.</summary>
internal static class ResolverName
{
    private const int MaximumLength = 64;

    public static string Of(string name) => ShortenedName.Of(name, name, MaximumLength);
}
