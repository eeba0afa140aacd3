namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>One site as the user wrote it: an AWS Region, an Azure location and what joins them.</summary>
public sealed record SiteSettings
{
    /// <summary>Where it stands, as <c>sites[0]</c>.</summary>
    public required string Path { get; init; }

    /// <value>Key <c>name</c>, required: lower-case letters, digits and hyphens, at most 20.</value>
    public string? Name { get; init; }

    /// <value>Key <c>aws</c>, required: its AWS Region and network.</value>
    public AwsSiteSettings? Aws { get; init; }

    /// <value>Key <c>azure</c>, required: its Azure location and network.</value>
    public AzureSiteSettings? Azure { get; init; }

    /// <summary>What joins the two sides.</summary>
    public required LinkSettings Link { get; init; }

    internal static SiteSettings Read(SettingsObject from)
    {
        from.Require("aws", "A site needs its AWS side, with region and vpcCidr");
        from.Require("azure", "A site needs its Azure side, with location and vnetCidr");
        var site = new SiteSettings
        {
            Path = from.Path,
            Name = ShortName.Read(from, "site"),
            Aws = from.Child("aws") is { } aws ? AwsSiteSettings.Read(aws) : null,
            Azure = from.Child("azure") is { } azure ? AzureSiteSettings.Read(azure) : null,
            Link = LinkSettings.Read(from),
        };
        from.RefuseUnknownKeys();
        return site;
    }
}
