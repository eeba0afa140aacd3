using System.Collections.Immutable;
using CrossCloudDns.Infra.Topology.Sites;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Inputs;

namespace CrossCloudDns.Infra.Aws;

/// <summary>The Availability Zones of a site: those that the user names, else the first that the account sees.</summary>
internal static class ZoneNames
{
    public static Output<ImmutableArray<string>> Of(AwsSide side)
    {
        if (!side.Zones.IsEmpty)
        {
            return Output.Create(side.Zones);
        }

        var region = side.Region.Code;
        return GetAvailabilityZones.Invoke(new GetAvailabilityZonesInvokeArgs
        {
            Region = region,
            State = "available",
            // Local Zones and Wavelength Zones that the account has opted into hold no resolver endpoint.
            Filters = new GetAvailabilityZonesFilterInputArgs { Name = "opt-in-status", Values = "opt-in-not-required" },
        }).Apply(found => found.Names.Length >= side.ZoneCount
            ? found.Names.Order(StringComparer.Ordinal).Take(side.ZoneCount).ToImmutableArray()
            : throw new RunException(
                $"{region} offers this account {found.Names.Length} Availability Zones, and a site takes {side.ZoneCount}. "
                + "Name the two that are to be used under 'aws.zones' of the site."));
    }
}
