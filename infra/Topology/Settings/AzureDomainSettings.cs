using CrossCloudDns.Infra.Topology.Domains;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>A domain that Azure answers, forwarded there from AWS, as the user wrote it.</summary>
public sealed record AzureDomainSettings
{
    public required string Path { get; init; }

    /// <summary>For Private Link this is the public suffix: clients ask for it, and Azure leads on to the private zone.</summary>
    /// <value>Key <c>domain</c>, required: as <c>azure.example.com</c> or <c>blob.core.windows.net</c>.</value>
    public DomainName? Domain { get; init; }

    /// <value>
    /// Key <c>zone</c>: <c>create</c> (default; a private zone linked to every site's VNet), <c>existing</c> (somebody else's zone, linked
    /// to every site's VNet) or <c>privateLink</c> (the zone <c>privatelink.</c> and the domain, which falls back to public answers).
    /// </value>
    public AzureZoneKind Zone { get; init; }

    internal static AzureDomainSettings Read(SettingsObject from)
    {
        var domain = new AzureDomainSettings
        {
            Path = from.Path,
            Domain = DomainText.Read(from, "domain"),
            Zone = from.Choice(
                "zone", AzureZoneKind.Create,
                ("create", AzureZoneKind.Create), ("existing", AzureZoneKind.Existing), ("privateLink", AzureZoneKind.PrivateLink)),
        };
        RequirePublicSuffix(from, domain);
        from.RefuseUnknownKeys();
        return domain;
    }

    private static void RequirePublicSuffix(SettingsObject from, AzureDomainSettings domain)
    {
        if (domain is { Zone: AzureZoneKind.PrivateLink, Domain: { } name }
            && name.Value.StartsWith("privatelink.", StringComparison.Ordinal))
        {
            from.Problems.Add(
                SettingsDiagnostic.BadDomain, from.PathOf("domain"), $"is \"{name}\"",
                "For Private Link the public suffix is forwarded, because that is what clients ask for",
                $"Write {name.Value["privatelink.".Length..]}");
        }
        else if (domain is { Zone: AzureZoneKind.Create, Domain.Labels: < 2 })
        {
            from.Problems.Add(
                SettingsDiagnostic.BadDomain, from.PathOf("domain"), $"is \"{domain.Domain}\"",
                "An Azure private zone has at least two labels", "Lengthen it, or write 'zone: existing'");
        }
    }
}
