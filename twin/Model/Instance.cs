using System.Net;

namespace CrossCloudDns.Twin.Model;

/// <summary>One address that serves: what clients are sent to and what the checker probes.</summary>
public sealed record Instance
{
    /// <summary><c>{service}/{site}</c> as the checker's targets name it; else the record's name and set identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Declared private address.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>How it is probed; <see langword="null"/> when no checker's target names it.</summary>
    public CheckTarget? Probe { get; init; }

    /// <summary>Name of the site it belongs to; <see langword="null"/> when unknown.</summary>
    public string? Site { get; init; }

    /// <summary>
    /// Id of the declared VPC or VNet whose range holds the address; <see langword="null"/> outside all of them, as on-premises.
    /// </summary>
    public string? NetworkId { get; init; }

    /// <summary>Availability Zone of the declared subnet that holds the address; <see langword="null"/> outside AWS.</summary>
    public string? AvailabilityZone { get; init; }
}
