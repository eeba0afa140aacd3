using System.Diagnostics.CodeAnalysis;

namespace CrossCloudDns.Infra.Topology.Names;

/// <summary>A private domain: lower case, without the final dot.</summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html"/>
public sealed record DomainName
{
    /// <summary>Azure forwarding rules take no more labels than this.</summary>
    public const int MaximumLabels = 34;

    private const int MaximumLength = 253;

    private DomainName(string value) => Value = value;

    /// <summary>For example <c>internal.example.com</c>.</summary>
    public string Value { get; }

    /// <summary>As Azure rules and zone files want it: <c>internal.example.com.</c></summary>
    public string Dotted => Value + ".";

    public int Labels => Value.Count(character => character == '.') + 1;

    /// <summary>Reads a domain, with or without its final dot.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DomainName? name)
    {
        name = null;
        var value = text?.ToLowerInvariant() ?? "";
        value = value.EndsWith('.') ? value[..^1] : value;
        if (value.Length is 0 or > MaximumLength || !value.Split('.').All(DnsLabel.IsValid))
        {
            return false;
        }

        name = new DomainName(value);
        return true;
    }

    /// <exception cref="FormatException">The text is no domain name.</exception>
    public static DomainName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"'{text}' is no domain name.");

    /// <summary>Whether this is the other domain, or lies below it.</summary>
    public bool IsWithin(DomainName other) => Value == other.Value || Value.EndsWith("." + other.Value, StringComparison.Ordinal);

    public override string ToString() => Value;
}
