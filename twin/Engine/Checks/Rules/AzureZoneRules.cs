using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class PrivateZoneInvalid() : CheckRule(CheckId.PrivateZoneInvalid, Severity.Error, "Private zone that Azure refuses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var zone in stack.AzureDns.PrivateZones)
        {
            if (DnsName.LabelCount(zone.Name) is < 2 or > 34)
            {
                yield return Found(
                    zone.Resource,
                    $"Private zone '{zone.Name}' has {DnsName.LabelCount(zone.Name)} labels; Azure takes 2 to 34.",
                    "Use a name such as 'azure.internal.example.com'.");
            }

            foreach (var resource in zone.Links.Prepend(zone.Resource)
                .Where(resource => !resource.Read && AzureNetworks.Location(resource.Text("location")) is not (null or "global")))
            {
                yield return Found(
                    resource,
                    $"'{resource.Name}' has location '{resource.Text("location")}'; private zones and their links are global.",
                    "Set 'location' to 'global'.");
            }
        }
    }
}

internal sealed class GlobalLocationMissing()
    : CheckRule(CheckId.GlobalLocationMissing, Severity.Error, "Global Azure resource without a location")
{
    private static readonly string[] Global =
        [ResourceType.PrivateZone, ResourceType.PrivateZoneLink, ResourceType.MetricAlert, ResourceType.ActionGroup];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from type in Global
        from resource in stack.Of(type)
        where !resource.Read && resource.Text("location") is null
        select Found(
            resource,
            $"'{resource.Name}' has no location, so the provider fills in a region, and the service takes 'global' only.",
            "Set 'location' to 'global'.");
}

internal sealed class PrivateLinkWithoutFallback()
    : CheckRule(CheckId.PrivateLinkWithoutFallback, Severity.Warning, "Private Link zone that hides other accounts")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from zone in stack.AzureDns.PrivateZones
        where zone.Name.StartsWith("privatelink.", StringComparison.Ordinal)
        from link in zone.Links
        where link.Text("resolutionPolicy") != "NxDomainRedirect"
        select Found(
            link,
            $"Zone '{zone.Name}' answers NXDOMAIN for resources of others that have private endpoints too.",
            "Set 'resolutionPolicy' to NxDomainRedirect on the link.");
}

internal sealed class ForwardedToUnlinkedZone()
    : CheckRule(CheckId.ForwardedToUnlinkedZone, Severity.Error, "Domain forwarded to a VNet that does not see its zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from rule in stack.Resolver.Rules
        where rule.Forwards
        from target in rule.Targets
        let endpoint = stack.AzureDns.Listening(target)
        where endpoint?.VirtualNetworkId is not null
        // A rule for a public suffix is meant for the privatelink zone behind it.
        let zone = stack.AzureDns.PrivateZones
            .FirstOrDefault(zone => DnsName.IsWithin(rule.Domain, zone.Name) || zone.Name == "privatelink." + rule.Domain)
        where zone is not null && !zone.IsLinkedTo(endpoint.VirtualNetworkId)
            && !stack.AzureDns.PrivateZones
                .Any(other => DnsName.IsWithin(rule.Domain, other.Name) && other.IsLinkedTo(endpoint.VirtualNetworkId))
        select Found(
            rule.Resource,
            $"Rule '{rule.Resource.Name}' forwards '{rule.Domain}' to {target}, whose VNet "
                + $"'{endpoint.VirtualNetworkId!.Split('/')[^1]}' is not linked to private zone '{zone.Name}'.",
            "Link the zone to that VNet.");
}

internal sealed class MetricAlertInvalid() : CheckRule(CheckId.MetricAlertInvalid, Severity.Error, "Azure metric alert that cannot work")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var alert in stack.Of(ResourceType.MetricAlert))
        {
            var criteria = alert.Value("criteria");
            var window = Duration(alert.Text("windowSize"));
            var metrics = criteria?.Items("allOf").Select(criterion => criterion.Text("metricName")).OfType<string>().ToList() ?? [];
            var least = metrics.Any(metric => metric.EndsWith("EndpointCount", StringComparison.Ordinal)) ? TimeSpan.FromHours(1)
                : metrics.Contains("QPS") ? TimeSpan.FromMinutes(5)
                : TimeSpan.Zero;
            var wrong =
                !alert.Read && criteria?.Text("odata.type") is null && criteria?.Text("odataType") is null
                    ? "has criteria without 'odataType', which the provider does not fill in"
                : criteria?.Items("allOf").Any(criterion => criterion.Text("criterionType") is null) == true
                    ? "has a criterion without 'criterionType'"
                : window < least ? $"looks back {window.Value.TotalMinutes} minutes at a metric that is sampled every {least.TotalMinutes}"
                : null;
            if (wrong is not null)
            {
                yield return Found(
                    alert,
                    $"Metric alert '{alert.Name}' {wrong}.",
                    "Set both types, and a window of at least the metric's interval.");
            }
        }
    }

    private static TimeSpan? Duration(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            // Not a duration: the provider checks the type, the service the value.
            return null;
        }
    }
}

internal sealed class ActionGroupNameTooLong()
    : CheckRule(CheckId.ActionGroupNameTooLong, Severity.Error, "Action group short name above 12 characters")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from action in stack.Of(ResourceType.ActionGroup)
        where action.Text("groupShortName") is { Length: > 12 }
        select Found(
            action,
            $"'groupShortName' of '{action.Name}' is '{action.Text("groupShortName")}'; Azure takes at most 12 characters.",
            "Shorten it.");
}

internal sealed partial class PrivateZoneTagDropped()
    : CheckRule(CheckId.PrivateZoneTagDropped, Severity.Warning, "Tag that Azure DNS drops")
{
    private const int Most = 15;

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var resource in stack.AzureDns.PrivateZones
            .SelectMany(zone => zone.Links.Prepend(zone.Resource))
            .Where(resource => !resource.Read))
        {
            var names = resource.Value("tags") is { ValueKind: JsonValueKind.Object } tags
                ? tags.EnumerateObject().Select(tag => tag.Name).ToList()
                : [];
            if (names.Find(name => !Kept().IsMatch(name)) is { } dropped)
            {
                yield return Found(
                    resource,
                    $"'{resource.Name}' has the tag '{dropped}', which Azure's private zones drop without a word; every refresh shows it "
                        + "missing.",
                    "Name it with letters, digits, '.', '-' and '_', beginning with a letter and not ending with '.' or '-'.");
            }
            else if (names.Count > Most)
            {
                yield return Found(
                    resource, $"'{resource.Name}' has {names.Count} tags; Azure's private zones take {Most}.", "Tag it with fewer.");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z]([A-Za-z0-9._-]*[A-Za-z0-9_])?$")]
    private static partial Regex Kept();
}
