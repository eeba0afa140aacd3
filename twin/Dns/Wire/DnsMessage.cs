using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Dns;

/// <summary>A whole DNS message as a value, RFC 1035 section 4.</summary>
public sealed partial record DnsMessage
{
    /// <summary>Ties a reply to its request.</summary>
    public ushort Id { get; init; }

    /// <summary>QR.</summary>
    public bool IsResponse { get; init; }

    /// <value>Default <see cref="Opcode.Query"/>.</value>
    public Opcode Opcode { get; init; }

    /// <summary>AA: the responder has authority over the name in question.</summary>
    public bool Authoritative { get; init; }

    /// <summary>TC: the message was cut to fit, ask again over TCP.</summary>
    public bool Truncated { get; init; }

    /// <summary>RD.</summary>
    public bool RecursionDesired { get; init; }

    /// <summary>RA.</summary>
    public bool RecursionAvailable { get; init; }

    /// <summary>AD, RFC 4035.</summary>
    public bool AuthenticData { get; init; }

    /// <summary>CD, RFC 4035.</summary>
    public bool CheckingDisabled { get; init; }

    /// <summary>All twelve bits; values above 15 need <see cref="Edns"/>.</summary>
    public ResponseCode ResponseCode { get; init; }

    /// <summary>The question section.</summary>
    public ImmutableArray<DnsQuestion> Questions { get; init; } = [];

    /// <summary>The answer section.</summary>
    public ImmutableArray<ResourceRecord> Answers { get; init; } = [];

    /// <summary>The authority section; the SOA of a negative answer is here.</summary>
    public ImmutableArray<ResourceRecord> Authorities { get; init; } = [];

    /// <summary>The additional section without the OPT record.</summary>
    public ImmutableArray<ResourceRecord> Additionals { get; init; } = [];

    /// <summary>What the OPT record says; <see langword="null"/> when there is none.</summary>
    public Edns? Edns { get; init; }

    public bool Equals(DnsMessage? other) => other is not null
        && Id == other.Id
        && Flags == other.Flags
        && ResponseCode == other.ResponseCode
        && Questions.SequenceEqual(other.Questions)
        && Answers.SequenceEqual(other.Answers)
        && Authorities.SequenceEqual(other.Authorities)
        && Additionals.SequenceEqual(other.Additionals)
        && Edns == other.Edns;

    public override int GetHashCode() => HashCode.Combine(Id, Flags, ResponseCode, Questions.Length, Answers.Length, Authorities.Length);

    /// <summary>The second word of the header, without the response code.</summary>
    internal ushort Flags => (ushort)(MessageHeader.Flags(Opcode)
        | (IsResponse ? MessageHeader.Response : 0)
        | (Authoritative ? MessageHeader.Authoritative : 0)
        | (Truncated ? MessageHeader.Truncated : 0)
        | (RecursionDesired ? MessageHeader.RecursionDesired : 0)
        | (RecursionAvailable ? MessageHeader.RecursionAvailable : 0)
        | (AuthenticData ? MessageHeader.AuthenticData : 0)
        | (CheckingDisabled ? MessageHeader.CheckingDisabled : 0));

    /// <summary>A request for one question, with recursion desired and EDNS.</summary>
    public static DnsMessage Query(ushort id, DnsQuestion question) => new()
    {
        Id = id,
        RecursionDesired = true,
        Questions = [question],
        Edns = new Edns(),
    };
}
