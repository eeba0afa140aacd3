using System.Security.Cryptography;
using System.Text;

namespace CrossCloudDns.Twin.Capture;

/// <summary>The ids that the recorder hands out in place of a provider.</summary>
internal static class ResourceId
{
    private const int Length = 20;

    /// <summary>
    /// Twenty lower-case hexadecimal digits made from a hash of type and name, so that an id is the same on every run and,
    /// all being of one length, never part of another. It starts with a letter and contains a digit.
    /// </summary>
    public static string Create(string type, string name)
    {
        for (var attempt = 0; ; attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{type}\n{name}\n{attempt}"));
            var id = Convert.ToHexStringLower(hash)[..Length];
            if (char.IsAsciiLetter(id[0]) && id.AsSpan().ContainsAnyInRange('0', '9'))
            {
                return id;
            }
        }
    }
}
