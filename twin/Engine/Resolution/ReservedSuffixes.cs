using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Domains of Azure services, which a rule for <c>.</c> does not match. A rule that names one of them is honoured.</summary>
/// <remarks>The documentation refers to the two-label names in its list of private endpoint zones; these are the common ones.</remarks>
/// <seealso href="https://learn.microsoft.com/azure/dns/private-resolver-endpoints-rulesets"/>
/// <seealso href="https://learn.microsoft.com/azure/private-link/private-endpoint-dns"/>
internal static class ReservedSuffixes
{
    private static readonly ImmutableArray<DomainName> Suffixes =
    [
        .. new[]
        {
            "windows.net", "azure.com", "azure.net", "windowsazure.us", "azure.us", "azurecr.io", "azconfig.io", "azurewebsites.net",
            "azure-api.net", "azure-automation.net", "azure-devices.net", "azure-devices-provisioning.net", "azurehdinsight.net",
            "azuredatabricks.net", "azurestaticapps.net", "azuresynapse.net", "signalr.net", "usgovcloudapi.net",
        }.Select(text => DomainName.Parse(text)),
    ];

    public static bool Hold(DomainName name) => Suffixes.Any(name.IsSubdomainOf);
}
