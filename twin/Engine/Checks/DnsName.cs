namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>Domain names as settings spell them: with or without the last dot, in any case, not always valid.</summary>
/// <remarks>The rules must look at names that <c>DomainName</c> would refuse, so they compare text.</remarks>
internal static class DnsName
{
    /// <summary>Lower case, without the last dot; the root is empty.</summary>
    public static string Plain(string? name) => (name ?? "").TrimEnd('.').ToLowerInvariant();

    /// <summary>Whether <paramref name="name"/> is <paramref name="domain"/> or below it. Both are plain.</summary>
    public static bool IsWithin(string name, string domain) =>
        domain.Length == 0 || name == domain || name.EndsWith('.' + domain, StringComparison.Ordinal);

    public static int LabelCount(string plain) => plain.Length == 0 ? 0 : plain.Split('.').Length;

    /// <summary>Whether every label has 1 to 63 octets and the name at most 253.</summary>
    public static bool IsWellFormed(string plain) =>
        plain.Length == 0 || (plain.Length <= 253 && plain.Split('.').All(label => label.Length is >= 1 and <= 63));
}
