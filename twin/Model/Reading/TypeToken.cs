using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Brings the tokens of one resource in several versions of a provider to the one that the model reads.</summary>
internal static partial class TypeToken
{
    // Version 2 of azure-native had the DNS types among the network types.
    private static readonly FrozenDictionary<string, string> Moved =
        new[]
        {
            AzureTypes.DnsResolver, AzureTypes.InboundEndpoint, AzureTypes.OutboundEndpoint, AzureTypes.Ruleset, AzureTypes.ForwardingRule,
            AzureTypes.RulesetLink, AzureTypes.PrivateZone, AzureTypes.PrivateZoneLink, AzureTypes.PrivateRecordSet,
            "azure-native:dnsresolver:DnsResolverPolicy", "azure-native:dnsresolver:DnsResolverPolicyVirtualNetworkLink",
            "azure-native:dnsresolver:DnsSecurityRule",
        }.ToFrozenDictionary(
            token => "azure-native:network:" + token[(token.LastIndexOf(':') + 1)..], token => token, StringComparer.Ordinal);

    /// <summary><c>azure-native:dnsresolver/v20250501:DnsResolver</c> becomes <c>azure-native:dnsresolver:DnsResolver</c>.</summary>
    public static string Normalize(string token)
    {
        var plain = ApiVersion().Replace(token, ":");
        return Moved.GetValueOrDefault(plain, plain);
    }

    [GeneratedRegex(@"(?<=^azure-native:\w+)/v\d+(preview)?:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiVersion();
}
