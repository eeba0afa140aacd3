using CrossCloudDns.Infra.Topology.Names;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Domains;

/// <summary>
/// Follows a query through both clouds before anything is deployed. In a VNet a linked private zone wins over every rule; in a VPC a
/// Resolver rule wins over a zone of the same name, and the more specific of the two otherwise.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html"/>
internal sealed class ForwardingLoop
{
    private readonly DomainName _zone;
    private readonly StackSettings _settings;

    private ForwardingLoop(DomainName zone, StackSettings settings)
    {
        _zone = zone;
        _settings = settings;
    }

    private enum Side
    {
        Azure,
        Aws,
    }

    /// <summary>Reports every declared domain whose queries go round.</summary>
    public static void Require(StackSettings settings, SettingsProblems problems)
    {
        if (settings.Domain is not { } zone)
        {
            return;
        }

        var loops = new ForwardingLoop(zone, settings);
        foreach (var domain in settings.AzureDomains.Where(domain => domain.Domain is not null))
        {
            if (loops.Follow(domain.Domain!) is { } hops)
            {
                problems.Add(
                    SettingsDiagnostic.ForwardingLoop, $"{domain.Path}.domain",
                    $"is {domain.Domain}, and a query for it goes round: {hops}",
                    $"A domain that AWS forwards to Azure is not within {zone}, or has a private zone that is linked to the VNets",
                    "Choose another domain, or 'zone: create'");
            }
        }

        RequireUnshadowed(settings, zone, problems);
        foreach (var place in settings.OnPrem.Where(place => place.Domains.Contains(zone)))
        {
            problems.Add(
                SettingsDiagnostic.ForwardingLoop, $"{place.Path}.domains", $"holds {zone}, which Route 53 answers",
                "The stack's own domain is answered by its private zone alone", "Remove it");
        }
    }

    /// <summary>Azure asks no rule about a name that a linked zone covers: what is not in the zone does not exist.</summary>
    private static void RequireUnshadowed(StackSettings settings, DomainName zone, SettingsProblems problems)
    {
        foreach (var domain in settings.AzureDomains.Where(
            domain => domain is { Domain: { } name, Zone: not AzureZoneKind.PrivateLink } && zone.IsWithin(name)))
        {
            problems.Add(
                SettingsDiagnostic.ShadowedDomain, $"{domain.Path}.domain", $"is {domain.Domain}, and its private zone covers {zone}",
                "Azure answers from a linked private zone without asking any rule, so names of the stack's domain would not exist there",
                "Choose a domain beside or below it");
        }
    }

    /// <summary>The hops of a query that never ends, or <see langword="null"/> where it is answered.</summary>
    private string? Follow(DomainName name)
    {
        var hops = new List<string>();
        var seen = new HashSet<Side>();
        var at = Side.Azure;
        while (seen.Add(at))
        {
            if (Forward(at, name) is not { } next)
            {
                return null;
            }

            hops.Add(next.Hop);
            at = next.To;
        }

        return string.Join(" → ", hops.Append(at == Side.Azure ? "the VNet again" : "the VPC again"));
    }

    private (Side To, string Hop)? Forward(Side at, DomainName name) => at == Side.Azure ? FromAzure(name) : FromAws(name);

    private (Side, string)? FromAzure(DomainName name)
    {
        var answered = _settings.AzureDomains.Any(
            domain => domain is { Domain: { } zone, Zone: AzureZoneKind.Create } && name.IsWithin(zone));
        return answered || !name.IsWithin(_zone)
            ? null
            : (Side.Aws, $"the VNet's ruleset forwards '{_zone.Dotted}' to the Route 53 inbound endpoint");
    }

    private (Side, string)? FromAws(DomainName name)
    {
        var rule = _settings.AzureDomains.Select(domain => domain.Domain).OfType<DomainName>()
            .Where(name.IsWithin).MaxBy(domain => domain.Labels);
        var zoneWins = name.IsWithin(_zone) && (rule is null || rule.Labels < _zone.Labels);
        return rule is null || zoneWins
            ? null
            : (Side.Azure, $"the VPC's Resolver rule forwards '{rule.Dotted}' to the Azure inbound endpoint");
    }
}
