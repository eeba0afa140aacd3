using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Faults as people and the HTTP interface write them: a kind, a target, for an instance a mode.</summary>
public static class FaultText
{
    /// <summary>The kinds, each with what it takes as its target.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["instance"] = "an instance, such as app/uk",
        ["zone"] = "an Availability Zone, such as eu-west-2a",
        ["inbound"] = "an address of an inbound endpoint",
        ["tunnel"] = "a link, its connection, or a site for all of its tunnels",
        ["site"] = "a site",
        ["region"] = "an AWS Region or an Azure location",
        ["checker"] = "a site",
        ["partition"] = "nothing",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The modes of an instance fault.</summary>
    public static readonly ImmutableSortedDictionary<string, InstanceFailure> Modes =
        new Dictionary<string, InstanceFailure>(StringComparer.Ordinal)
        {
            ["refuse"] = InstanceFailure.Refuse,
            ["hang"] = InstanceFailure.Hang,
            ["500"] = InstanceFailure.Status500,
            ["slow"] = InstanceFailure.Slow,
            ["bad-certificate"] = InstanceFailure.BadCertificate,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Reads a fault, and checks that there is something for it to hit.</summary>
    /// <param name="problem">What is wrong and what is allowed, when the result is false.</param>
    public static bool TryParse(
        StackModel model, string? kind, string? target, string? mode, [NotNullWhen(true)] out Fault? fault,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(model);
        fault = null;
        problem = null;
        var known = kind switch
        {
            "instance" => model.Instances.Select(instance => instance.Id),
            "zone" => Zones(model),
            "inbound" => Addresses(model).Select(address => address.ToString()),
            "tunnel" => model.Links.Select(link => link.Name)
                .Concat(model.Links.Select(ConnectionOf))
                .Concat(model.Links.Select(link => link.Site).OfType<string>())
                .Concat(model.Links.Select(link => link.Id)),
            "site" => model.Sites.Select(site => site.Name),
            "checker" => model.Sites.Select(site => site.Name),
            "region" => model.Vpcs.Select(vpc => vpc.Region).Concat(model.VirtualNetworks.Select(network => network.Location)),
            "partition" => [target ?? ""],
            _ => null,
        };
        if (known is null)
        {
            problem = $"There is no fault of kind '{kind}'. Kinds are {string.Join(", ", Kinds.Keys)}.";
            return false;
        }

        var targets = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (!targets.Contains(target ?? "", StringComparer.Ordinal))
        {
            problem = $"A fault of kind '{kind}' cannot hit '{target}'. It takes {Kinds[kind!]}; here: {string.Join(", ", targets)}.";
            return false;
        }

        if (kind == "instance" && !Modes.ContainsKey(mode ?? "refuse"))
        {
            problem = $"There is no mode '{mode}'. Modes are {string.Join(", ", Modes.Keys)}.";
            return false;
        }

        fault = kind switch
        {
            "instance" => new Fault.Instance(target!, Modes[mode ?? "refuse"]),
            "zone" => new Fault.AvailabilityZone(target!),
            "inbound" => new Fault.InboundAddress(IPAddress.Parse(target!)),
            "tunnel" => new Fault.Tunnel(target!),
            "site" => new Fault.Site(target!),
            "region" => new Fault.Region(target!),
            "checker" => new Fault.Checker(target!),
            "partition" => new Fault.CloudPartition(),
            _ => throw new UnreachableException(),
        };
        return true;
    }

    /// <summary>A fault in the parts that <see cref="TryParse"/> reads.</summary>
    public static (string Kind, string? Target, string? Mode) Parts(Fault fault) => fault switch
    {
        Fault.Instance instance => ("instance", instance.InstanceId, Modes.First(mode => mode.Value == instance.Mode).Key),
        Fault.AvailabilityZone zone => ("zone", zone.Zone, null),
        Fault.InboundAddress inbound => ("inbound", inbound.Address.ToString(), null),
        Fault.Tunnel tunnel => ("tunnel", tunnel.Link, null),
        Fault.Site site => ("site", site.Name, null),
        Fault.Region region => ("region", region.Name, null),
        Fault.Checker checker => ("checker", checker.SiteName, null),
        Fault.CloudPartition => ("partition", null, null),
        _ => throw new UnreachableException(),
    };

    /// <summary>A fault in a few words: <c>instance app/uk (refuse)</c>.</summary>
    public static string Describe(Fault fault)
    {
        var (kind, target, mode) = Parts(fault);
        return target is null ? kind : mode is null ? $"{kind} {target}" : $"{kind} {target} ({mode})";
    }

    /// <summary>Whether a tunnel fault means this link: by id, name, connection or site.</summary>
    internal static bool Hits(Fault.Tunnel fault, NetworkLink link) =>
        fault.Link == link.Id || fault.Link == link.Name || fault.Link == ConnectionOf(link)
        || (fault.Link == link.Site && link.Kind == NetworkLinkKind.VpnTunnel);

    private static string ConnectionOf(NetworkLink link) =>
        link.Kind == NetworkLinkKind.VpnTunnel && link.Name.LastIndexOf('/') is > 0 and var at ? link.Name[..at] : link.Name;

    private static IEnumerable<string> Zones(StackModel model) =>
        model.Vpcs.SelectMany(vpc => vpc.Subnets).Select(subnet => subnet.AvailabilityZone).OfType<string>();

    private static IEnumerable<IPAddress> Addresses(StackModel model) =>
        model.ResolverEndpoints.Where(endpoint => endpoint.Direction != ResolverDirection.Outbound)
            .SelectMany(endpoint => endpoint.Addresses)
            .Select(address => address.Address)
            .Concat(model.DnsResolvers.SelectMany(resolver => resolver.InboundEndpoints).SelectMany(endpoint => endpoint.Addresses));
}
