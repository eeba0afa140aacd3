namespace CrossCloudDns.Infra.Topology.Names;

/// <summary>Which labels and short names are accepted.</summary>
public static class DnsLabel
{
    /// <summary>What <see cref="IsShortName"/> accepts, for messages.</summary>
    public const string ShortNameRule = "Lower-case letters, digits and hyphens are allowed, at most 20, beginning with a letter";

    private const int MaximumLength = 63;
    private const int MaximumShortNameLength = 20;

    /// <summary>One lower-case label of a name: letters, digits, hyphens inside, and underscores as service names use them.</summary>
    public static bool IsValid(string label) =>
        label.Length is > 0 and <= MaximumLength && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_');

    /// <summary>
    /// A name that ends up in resource names on both clouds, where the strictest of them (an Azure forwarding rule) decides.
    /// </summary>
    public static bool IsShortName(string name) =>
        name.Length <= MaximumShortNameLength && IsValid(name)
        && char.IsAsciiLetterLower(name[0]) && !name.Contains('_', StringComparison.Ordinal);
}
