namespace CrossCloudDns.Infra.Topology.Settings.Reference;

/// <summary>What may stand under a key.</summary>
public enum SettingKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Degrees with at most two decimals.</summary>
    Degrees,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of a few names.</summary>
    Choice,

    /// <summary>An IPv4 range.</summary>
    Range,

    /// <summary>An IPv4 address.</summary>
    Address,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of IPv4 ranges.</summary>
    Ranges,

    /// <summary>A list of IPv4 addresses.</summary>
    Addresses,

    /// <summary>An object with keys of its own.</summary>
    Object,

    /// <summary>A list of such objects.</summary>
    Objects,

    /// <summary>An object whose keys are the user's own, with texts.</summary>
    Map,
}
