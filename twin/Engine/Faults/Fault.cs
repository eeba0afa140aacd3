using System.Net;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Something that breaks.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>An instance stops serving as it should.</summary>
    public sealed record Instance(string InstanceId, InstanceFailure Mode) : Fault;

    /// <summary>An AWS Availability Zone goes dark: resolver interfaces and instances in it.</summary>
    public sealed record AvailabilityZone(string Zone) : Fault;

    /// <summary>One address of an inbound endpoint, of either cloud, answers nothing.</summary>
    public sealed record InboundAddress(IPAddress Address) : Fault;

    /// <summary>One link between two networks is down, by its id or name.</summary>
    public sealed record Tunnel(string Link) : Fault;

    /// <summary>Everything of a site is lost: its AWS Region's and its Azure location's networks and what runs in them.</summary>
    public sealed record Site(string Name) : Fault;

    /// <summary>An AWS Region or an Azure location is lost.</summary>
    public sealed record Region(string Name) : Fault;

    /// <summary>The checker of a site publishes nothing.</summary>
    public sealed record Checker(string SiteName) : Fault;

    /// <summary>No packet passes between Azure and AWS.</summary>
    public sealed record CloudPartition : Fault;
}

/// <summary>How an instance fails.</summary>
public enum InstanceFailure
{
    /// <summary>Connections are refused.</summary>
    Refuse,

    /// <summary>Connections are accepted and nothing follows.</summary>
    Hang,

    /// <summary>Every answer is status 500.</summary>
    Status500,

    /// <summary>Answers come later than a check waits.</summary>
    Slow,

    /// <summary>Another name's certificate is presented.</summary>
    BadCertificate,
}

/// <summary>A fault that is on.</summary>
public sealed record ActiveFault(string Id, Fault Fault, DateTimeOffset Since);
