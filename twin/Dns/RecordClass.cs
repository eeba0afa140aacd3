namespace CrossCloudDns.Twin.Dns;

/// <summary>The class of a record or of a question. Any 16-bit value may arrive.</summary>
public enum RecordClass : ushort
{
    None = 0,
    Internet = 1,
    Chaos = 3,
    Hesiod = 4,

    /// <summary>QCLASS NONE, RFC 2136 section 2.4.</summary>
    QNone = 254,
    Any = 255,
}
