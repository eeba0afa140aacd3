using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Every drill there is, by name.</summary>
public static class DrillCatalog
{
    public static readonly ImmutableArray<Drill> All =
    [
        new(
            "all-down",
            "Every instance of a service fails at once: Route 53 answers as if all were healthy, and nobody gets an empty answer.",
            InstanceDrills.AllDownAsync),
        new(
            "alarm-edited",
            "An alarm is edited so that it never fires: its health check does not notice until it is updated.",
            CheckerDrills.AlarmEditedAsync),
        new(
            "az-loss-inbound",
            "An Availability Zone with an inbound address is cut off for two minutes: forwarders move to the others.",
            InboundDrills.ZoneLossAsync),
        new(
            "az-loss-outbound",
            "An Availability Zone with an outbound interface is cut off for two minutes: queries still leave through the others.",
            OutboundDrill.ZoneLossAsync),
        new(
            "azure-resolver-quarantine",
            "An inbound address is silent for two minutes: the Azure resolver avoids it for thirty.",
            InboundDrills.QuarantineAsync),
        new(
            "bad-certificate",
            "The preferred instance presents a certificate for another name: it is taken out.",
            InstanceDrills.BadCertificateAsync),
        new(
            "checker-silent",
            "A checker publishes nothing for ten minutes, with both settings for it side by side.",
            CheckerDrills.SilentAsync),
        new(
            "instance-down",
            "The preferred instance refuses connections: clients are sent to the next, and back.",
            InstanceDrills.DownAsync),
        new(
            "instance-flapping",
            "The preferred instance fails and returns every 45 seconds: answers do not flap with it.",
            InstanceDrills.FlappingAsync),
        new("instance-slow", "The preferred instance answers too late: it is taken out like one that is down.", InstanceDrills.SlowAsync),
        new(
            "overload",
            "More queries than one address may take: the first target of every ruleset is the limit.",
            InboundDrills.OverloadAsync),
        new(
            "region-loss",
            "An AWS Region is lost: all who still have a way to another resolve through it, and count as coming from there.",
            PlaceDrills.RegionLossAsync),
        new("site-loss", "A site is lost with everything in it: all who are left go on.", PlaceDrills.SiteLossAsync),
        new(
            "tunnel-loss",
            "One tunnel fails and nobody notices; all of a site's tunnels fail and those behind them take another way, or are cut off for "
                + "no longer than that.",
            PlaceDrills.TunnelLossAsync),
    ];

    /// <summary>The drill of that name; <see langword="null"/> for none.</summary>
    public static Drill? Find(string name) => All.FirstOrDefault(drill => drill.Name == name);
}
