using System.Security.Cryptography;
using System.Text;

namespace CrossCloudDns.Infra;

/// <summary>Names that fit where only so many characters do.</summary>
internal static class ShortenedName
{
    private const int HashLength = 8;

    /// <summary>The name itself where it fits, else its beginning and a hash: what stands at the end tells many names apart.</summary>
    /// <param name="identity">What the hash is of: the whole name, or what the name was made from.</param>
    public static string Of(string name, string identity, int maximumLength)
    {
        if (name.Length <= maximumLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(identity)))[..HashLength];
        return $"{name[..(maximumLength - HashLength - 1)]}-{hash}";
    }
}
