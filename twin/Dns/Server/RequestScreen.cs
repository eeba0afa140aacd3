using System.Runtime.CompilerServices;

namespace CrossCloudDns.Twin.Dns;

/// <summary>The one place that judges a request before anybody looks at its name.</summary>
/// <remarks>
/// RFC 8906 in short: whatever is not understood gets the right refusal, and silence is only for what is not a request at all.
/// Judged in this order: size, direction, opcode, number of questions, well-formedness, EDNS version, class, type.
/// Allocates nothing and never throws.
/// </remarks>
internal static class RequestScreen
{
    public enum Verdict
    {
        /// <summary>No reply: too short for a header, or itself a reply. Answering replies would let two servers talk forever.</summary>
        Drop,

        /// <summary>A reply with a code and without records.</summary>
        Reject,

        /// <summary>The handler's turn.</summary>
        Accept,
    }

    /// <param name="message">The request.</param>
    /// <param name="transport">How it arrived.</param>
    /// <param name="policy">What the server allows and announces.</param>
    /// <param name="nameBuffer">255 octets for the lower-cased name.</param>
    /// <param name="query">The view; where the question could not be read, its name is empty.</param>
    /// <param name="code">The code of a rejection.</param>
    public static Verdict Inspect(
        ReadOnlySpan<byte> message,
        QueryTransport transport,
        ScreenPolicy policy,
        Span<byte> nameBuffer,
        out QueryView query,
        out ResponseCode code)
    {
        query = Bare(message, transport, policy);
        code = ResponseCode.NoError;
        if (message.Length < MessageHeader.Length)
            return Verdict.Drop;
        var flags = MessageHeader.Word(message, MessageHeader.FlagsAt);
        if ((flags & MessageHeader.Response) != 0)
            return Verdict.Drop;
        if (MessageHeader.OpcodeOf(flags) != Opcode.Query)
            return Reject(ResponseCode.NotImp, out code);

        // More than one question has no meaning (RFC 9619); none is left to DNS cookies, which are not spoken here.
        if (MessageHeader.Word(message, MessageHeader.QuestionCountAt) != 1)
            return Reject(ResponseCode.FormErr, out code);
        if (!TryReadQuestion(message, nameBuffer, out var nameLength, out var type, out var @class))
            return Reject(ResponseCode.FormErr, out code);
        var afterQuestion = MessageHeader.Length + nameLength + 4;
        if (!OptLocator.TryFind(message, afterQuestion, out var opt))
            return Reject(ResponseCode.FormErr, out code);

        query = new QueryView
        {
            Message = message,
            Name = nameBuffer[..nameLength],
            Type = type == RecordType.Any ? RecordType.Hinfo : type,
            Transport = transport,
            MaxResponse = MaxResponse(transport, policy, opt),
            HasEdns = opt.Present,
            DnssecOk = opt.DnssecOk,
            AnnouncedPayload = policy.MaxUdpPayload,
            RecursionAvailable = policy.RecursionAvailable,
            AskedAny = type == RecordType.Any,
        };
        code = opt.Version != 0 ? ResponseCode.BadVers
            : @class != RecordClass.Internet ? ResponseCode.Refused
            : CodeFor(type);
        return code == ResponseCode.NoError ? Verdict.Accept : Verdict.Reject;
    }

    /// <summary>What can be repeated of a request whose question was not read.</summary>
    public static QueryView Bare(ReadOnlySpan<byte> message, QueryTransport transport, ScreenPolicy policy) => new()
    {
        Message = message,
        Name = default,
        Type = RecordType.None,
        Transport = transport,
        MaxResponse = ScreenPolicy.MinPayload,
        AnnouncedPayload = policy.MaxUdpPayload,
        RecursionAvailable = policy.RecursionAvailable,
    };

    private static Verdict Reject(ResponseCode with, out ResponseCode code)
    {
        code = with;
        return Verdict.Reject;
    }

    private static ResponseCode CodeFor(RecordType type) => type switch
    {
        RecordType.Axfr or RecordType.Ixfr => ResponseCode.Refused,
        RecordType.MailA or RecordType.MailB => ResponseCode.NotImp,
        RecordType.Opt or RecordType.Tsig or RecordType.Tkey => ResponseCode.FormErr,
        _ => ResponseCode.NoError,
    };

    private static int MaxResponse(QueryTransport transport, ScreenPolicy policy, OptLocator.Opt opt) => transport switch
    {
        QueryTransport.Tcp => ushort.MaxValue,
        _ when opt.Present => Math.Max(ScreenPolicy.MinPayload, Math.Min(opt.PayloadSize, policy.MaxUdpPayload)),
        _ => ScreenPolicy.MinPayload,
    };

    // Nothing stands before the first question that a pointer could lead to, so a pointer here is an attack or a mistake.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadQuestion(
        ReadOnlySpan<byte> message,
        Span<byte> name,
        out int nameLength,
        out RecordType type,
        out RecordClass @class)
    {
        type = RecordType.None;
        @class = RecordClass.None;
        nameLength = 0;
        var rest = message[MessageHeader.Length..];
        var at = 0;
        while (at < rest.Length && rest[at] != 0)
        {
            if (rest[at] > DomainName.MaxLabelLength)
                return false;
            at += rest[at] + 1;
        }

        if (at >= DomainName.MaxWireLength || rest.Length < at + 5)
            return false;
        nameLength = at + 1;
        for (var i = 0; i < nameLength; i++)
            name[i] = DomainName.ToLower(rest[i]);
        type = (RecordType)MessageHeader.Word(rest, nameLength);
        @class = (RecordClass)MessageHeader.Word(rest, nameLength + 2);
        return true;
    }
}
