using System.Net;

namespace CrossCloudDns.Twin.Dns;

/// <summary>A request that could not be answered at once: a copy that lives until its reply is sent.</summary>
public sealed class DnsQuery
{
    private readonly byte[] _message;
    private readonly byte[] _lowerName;
    private readonly ushort _announcedPayload;
    private readonly bool _recursionAvailable;

    internal DnsQuery(in QueryView view)
    {
        _message = view.Message.ToArray();
        _lowerName = view.Name.ToArray();
        _announcedPayload = view.AnnouncedPayload;
        _recursionAvailable = view.RecursionAvailable;
        var nameLength = view.Name.Length;
        if (!DomainName.TryFromWire(_message.AsSpan(MessageHeader.Length, nameLength), out var name))
            throw new ArgumentException("The view has not passed the screen.", nameof(view));
        Question = new DnsQuestion(name, (RecordType)MessageHeader.Word(_message, MessageHeader.Length + nameLength));
        Type = view.Type;
        Transport = view.Transport;
        MaxResponse = view.MaxResponse;
        HasEdns = view.HasEdns;
        DnssecOk = view.DnssecOk;
    }

    /// <summary>The request as it arrived.</summary>
    public ReadOnlyMemory<byte> Message => _message;

    /// <summary>What was asked, ANY included.</summary>
    public DnsQuestion Question { get; }

    /// <summary>The type to look up: that of the question, but HINFO for ANY, whose reply the server makes minimal (RFC 8482).</summary>
    public RecordType Type { get; }

    /// <summary>How the request arrived.</summary>
    public QueryTransport Transport { get; }

    /// <summary>The most octets that the reply may take.</summary>
    public int MaxResponse { get; }

    /// <summary>Whether the request had an OPT record.</summary>
    public bool HasEdns { get; }

    /// <summary>DO.</summary>
    public bool DnssecOk { get; }

    /// <summary>The target of a <see cref="ForwardRoute"/> that has failed this request already.</summary>
    public IPEndPoint? Tried { get; internal init; }

    internal QueryView View => new()
    {
        Message = _message,
        Name = _lowerName,
        Type = Type,
        Transport = Transport,
        MaxResponse = MaxResponse,
        HasEdns = HasEdns,
        DnssecOk = DnssecOk,
        AnnouncedPayload = _announcedPayload,
        RecursionAvailable = _recursionAvailable,
        AskedAny = Question.Type == RecordType.Any,
    };
}
