using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>Every drill there is, by name.</summary>
public static class DrillCatalog
{
    public static readonly ImmutableArray<Drill> All =
    [
        new("all-down", "Every instance of a service fails at once: Route 53 answers as if all were healthy, and nobody gets an empty answer.", InstanceDrills.AllDown),
        new("alarm-edited", "An alarm is edited so that it never fires: its health check does not notice until it is updated.", CheckerDrills.AlarmEdited),
        new("az-loss-inbound", "An Availability Zone with an inbound address is cut off for two minutes: forwarders move to the others.", InboundDrills.ZoneLoss),
        new("az-loss-outbound", "An Availability Zone with an outbound interface is cut off for two minutes: queries still leave through the others.", OutboundDrill.ZoneLoss),
        new("azure-resolver-quarantine", "An inbound address is silent for two minutes: the Azure resolver avoids it for thirty.", InboundDrills.Quarantine),
        new("bad-certificate", "The preferred instance presents a certificate for another name: it is taken out.", InstanceDrills.BadCertificate),
        new("checker-silent", "A checker publishes nothing for ten minutes, with both settings for it side by side.", CheckerDrills.Silent),
        new("instance-down", "The preferred instance refuses connections: clients are sent to the next, and back.", InstanceDrills.Down),
        new("instance-flapping", "The preferred instance fails and returns every 45 seconds: answers do not flap with it.", InstanceDrills.Flapping),
        new("instance-slow", "The preferred instance answers too late: it is taken out like one that is down.", InstanceDrills.Slow),
        new("overload", "More queries than one address may take: the first target of every ruleset is the limit.", InboundDrills.Overload),
        new("region-loss", "An AWS Region is lost: all who still have a way to another resolve through it, and count as coming from there.", PlaceDrills.RegionLoss),
        new("site-loss", "A site is lost with everything in it: all who are left go on.", PlaceDrills.SiteLoss),
        new("tunnel-loss", "One tunnel fails and nobody notices; all of a site's tunnels fail and those behind them take another way, or are cut off for no longer than that.", PlaceDrills.TunnelLoss),
    ];

    /// <summary>The drill of that name; <see langword="null"/> for none.</summary>
    public static Drill? Find(string name) => All.FirstOrDefault(drill => drill.Name == name);
}
