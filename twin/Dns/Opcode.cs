namespace CrossCloudDns.Twin.Dns;

/// <summary>The kind of a request, four bits of the header. Any value 0 to 15 may arrive.</summary>
public enum Opcode
{
    Query = 0,

    /// <summary>Inverse query, obsolete since RFC 3425.</summary>
    InverseQuery = 1,
    Status = 2,
    Notify = 4,
    Update = 5,

    /// <summary>DNS Stateful Operations, RFC 8490.</summary>
    Stateful = 6,
}
