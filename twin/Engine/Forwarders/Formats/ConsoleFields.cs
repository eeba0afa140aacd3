namespace CrossCloudDns.Twin.Engine.Forwarders.Formats;

/// <summary>What to type into the consoles of AWS and Azure, for networks that this stack does not manage.</summary>
internal sealed class ConsoleFields() : ForwarderFormat("console", "console.txt")
{
    public override string Write(ForwarderPlan plan) => Join(
    [
        .. Head(plan, "#", "In Azure the first destination is used until it stops answering; AWS asks several."),
        .. plan.Domains.SelectMany(domain => Azure(domain).Concat(Aws(plan, domain))),
    ]);

    // Six addresses at most in both clouds; Azure uses the first until it stops answering.
    private static string[] Azure(ForwardedDomain domain) =>
    [
        "",
        $"Azure portal > DNS forwarding rulesets > (ruleset) > Rules > Add: {domain.Plain}",
        $"  Rule name               {RuleName(domain)}",
        $"  Domain name             {domain.Plain}.",
        "  Rule state              Enabled",
        .. domain.Targets.Take(6).Select((target, index) => $"  Destination {index + 1}           {target.Address}   port {target.Port}"),
    ];

    private static string[] Aws(ForwarderPlan plan, ForwardedDomain domain) =>
    [
        "",
        $"AWS console > Route 53 > Resolver > Rules > Create rule ({plan.Site.AwsRegion}): {domain.Plain}",
        $"  Name                    {RuleName(domain)}",
        "  Rule type               Forward",
        $"  Domain name             {domain.Plain}",
        "  VPCs that use this rule (those that clients are in; never the one of the inbound endpoint)",
        "  Outbound endpoint       (yours in this Region)",
        .. domain.Targets.Take(6).Select((target, index) => $"  Target IP address {index + 1}     {target.Address}   port {target.Port}"),
    ];

    private static string RuleName(ForwardedDomain domain) => domain.Plain.Replace('.', '-');
}
