namespace CrossCloudDns.Infra.Topology;

/// <summary>Where an instance of a site runs.</summary>
public enum Cloud
{
    Azure,
    Aws,

    /// <summary>Outside both clouds; the site is the one whose checker watches.</summary>
    OnPrem,
}
