using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Names;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Everything that the user can decide, as the user wrote it.</summary>
public sealed record StackSettings
{
    /// <summary>The keys at the root.</summary>
    public static ImmutableArray<string> Keys => ["checker", "domain", "negativeTtlSeconds", "services", "sites"];

    /// <value>Key <c>domain</c>, required: the private domain that every side resolves.</value>
    public DomainName? Domain { get; init; }

    /// <value>Key <c>sites</c>, required: at least one.</value>
    public ImmutableArray<SiteSettings> Sites { get; init; } = [];

    /// <value>Key <c>services</c>. Default: none.</value>
    public ImmutableArray<ServiceSettings> Services { get; init; } = [];

    /// <value>Key <c>checker</c>.</value>
    public CheckerSettings Checker { get; init; } = new();

    /// <summary>Seconds a resolver may remember that a name does not exist.</summary>
    /// <value>Key <c>negativeTtlSeconds</c>. Default 60. Range 0 to 86400.</value>
    public int NegativeTtlSeconds { get; init; }

    /// <summary>Reads everything and notes all that is wrong.</summary>
    public static StackSettings Read(SettingsSource source, SettingsProblems problems)
    {
        var from = source.ToObject(problems);
        var sites = from.Children("sites");
        if (sites.Length == 0)
        {
            problems.Add(
                SettingsDiagnostic.MissingKey, "sites", "has no site",
                "At least one site is expected, and two to survive the loss of a Region", "Add a site");
        }

        var settings = new StackSettings
        {
            Domain = ReadDomain(from),
            Sites = [.. sites.Select(SiteSettings.Read)],
            Services = [.. from.Children("services").Select(ServiceSettings.Read)],
            Checker = from.Child("checker") is { } checker ? CheckerSettings.Read(checker) : new(),
            NegativeTtlSeconds = from.Number("negativeTtlSeconds", 60, 0, 86400, "seconds"),
        };
        from.RefuseUnknownKeys();
        return settings;
    }

    private static DomainName? ReadDomain(SettingsObject from)
    {
        const string allowed = "A domain of one to 34 labels is expected, as internal.example.com";
        if (from.RequiredText("domain", allowed) is not { } text)
        {
            return null;
        }

        if (DomainName.TryParse(text, out var domain) && domain.Labels <= DomainName.MaximumLabels)
        {
            return domain;
        }

        from.Problems.Add(SettingsDiagnostic.BadDomain, from.PathOf("domain"), $"is \"{text}\"", allowed, "Correct it");
        return null;
    }
}
