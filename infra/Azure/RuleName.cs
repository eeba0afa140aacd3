using System.Security.Cryptography;
using System.Text;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Azure;

/// <summary>Names of forwarding rules: they begin with a letter and hold no dots, at most 80 characters.</summary>
internal static class RuleName
{
    private const int MaximumLength = 80;
    private const int HashLength = 8;

    public static string Of(DomainName domain)
    {
        var name = "to_" + domain.Value.Replace('.', '_');
        if (name.Length <= MaximumLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(domain.Value)))[..HashLength];
        return $"{name[..(MaximumLength - HashLength - 1)]}-{hash}";
    }
}
