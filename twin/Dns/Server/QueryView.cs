namespace CrossCloudDns.Twin.Dns;

/// <summary>A request that passed the screen, seen in place: nothing is copied but the lower-cased name.</summary>
public readonly ref struct QueryView
{
    /// <summary>The request as it arrived.</summary>
    public required ReadOnlySpan<byte> Message { get; init; }

    /// <summary>The name in question: wire form, lower case, the root's octet at its end. It stands at octet 12 of the message.</summary>
    public required ReadOnlySpan<byte> Name { get; init; }

    /// <summary>The type to look up. For ANY this is HINFO: the reply is then made minimal by the server (RFC 8482 section 4.2).</summary>
    public required RecordType Type { get; init; }

    /// <summary>How the request arrived.</summary>
    public required QueryTransport Transport { get; init; }

    /// <summary>The most octets that the reply may take, OPT included: 512 to 65535.</summary>
    public required int MaxResponse { get; init; }

    /// <summary>Whether the request had an OPT record; the reply then has one too.</summary>
    public bool HasEdns { get; init; }

    /// <summary>DO, repeated in the reply (RFC 3225 section 3).</summary>
    public bool DnssecOk { get; init; }

    /// <summary>The payload size that the reply's OPT record announces.</summary>
    public ushort AnnouncedPayload { get; init; }

    /// <summary>Whether replies say that recursion is available.</summary>
    public bool RecursionAvailable { get; init; }

    /// <summary>Whether ANY was asked.</summary>
    internal bool AskedAny { get; init; }

    /// <summary>The octets of the question section; 0 when it could not be read.</summary>
    internal int QuestionLength => Name.IsEmpty ? 0 : Name.Length + 4;
}
