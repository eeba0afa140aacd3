using System.Security.Cryptography;
using System.Text;

namespace CrossCloudDns.Infra.Aws;

/// <summary>Names of Resolver rules and associations: letters, digits, hyphens and underscores, at most 64.</summary>
internal static class ResolverName
{
    private const int MaximumLength = 64;
    private const int HashLength = 8;

    public static string Of(string name)
    {
        if (name.Length <= MaximumLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(name)))[..HashLength];
        return $"{name[..(MaximumLength - HashLength - 1)]}-{hash}";
    }
}
