namespace CrossCloudDns.Twin.Engine.Forwarders.Formats;

/// <summary>The DNS server of Windows Server, as a PowerShell script that may run again.</summary>
/// <remarks>It adds to a server and takes nothing away: what the server does with other names is not this program's to change.</remarks>
/// <seealso href="https://learn.microsoft.com/powershell/module/dnsserver/add-dnsserverconditionalforwarderzone"/>
internal sealed class WindowsDns() : ForwarderFormat("windows", "cross-cloud-dns.ps1")
{
    public override string Write(ForwarderPlan plan) => Join(
    [
        .. Head(plan, "#", $"An address is waited for {WholeSeconds(plan.Timing.Attempt)} s, then the next is asked."),
        "#Requires -RunAsAdministrator",
        "#Requires -Modules DnsServer",
        "$ErrorActionPreference = 'Stop'",
        "",
        "# In this order: the next is asked when one does not answer in time, and the root servers never are.",
        "$forwarders = [ordered]@{",
        .. plan.Domains.Select(domain =>
            $"    '{domain.Plain}' = @({string.Join(", ", domain.Targets.Select(target => $"'{target.Address}'"))})"),
        "}",
        "",
        "foreach ($domain in $forwarders.Keys) {",
        "    if (Get-DnsServerZone -Name $domain -ErrorAction SilentlyContinue) {",
        "        Set-DnsServerConditionalForwarderZone -Name $domain -MasterServers $forwarders[$domain] -ForwarderTimeout "
            + $"{WholeSeconds(plan.Timing.Attempt)} -UseRecursion $false",
        "    } else {",
        "        Add-DnsServerConditionalForwarderZone -Name $domain -MasterServers $forwarders[$domain] -ForwarderTimeout "
            + $"{WholeSeconds(plan.Timing.Attempt)}",
        "    }",
        "}",
        "",
        $"Set-DnsServerCache -MaxNegativeTtl (New-TimeSpan -Seconds {WholeSeconds(plan.Timing.NegativeTtl)})",
    ]);
}
