namespace CrossCloudDns.Twin.Dns;

/// <summary>Makes replies that took a detour fit the request they belong to.</summary>
internal static class ReplyFinisher
{
    /// <summary>Encodes records found for a query.</summary>
    public static int Encode(DnsQuery query, DnsMessage content, bool recursionAvailable, Span<byte> buffer)
    {
        var view = query.View;
        var flags = MessageHeader.Word(view.Message, MessageHeader.FlagsAt);
        var message = content with
        {
            Id = MessageHeader.Word(view.Message, 0),
            IsResponse = true,
            Opcode = Opcode.Query,
            Truncated = false,
            RecursionDesired = (flags & MessageHeader.RecursionDesired) != 0,
            RecursionAvailable = recursionAvailable,
            AuthenticData = false,
            CheckingDisabled = (flags & MessageHeader.CheckingDisabled) != 0,
            Questions = [query.Question],
            Edns = view.HasEdns ? new Edns { UdpPayloadSize = view.AnnouncedPayload, DnssecOk = view.DnssecOk } : null,
        };
        return message.Encode(buffer[..Math.Min(buffer.Length, view.MaxResponse)]);
    }

    /// <summary>Passes on what another server replied: with the requester's id, and its question's case.</summary>
    /// <remarks>
    /// A reply that is larger than the requester can take is cut to its question, with TC set. OPT goes hop by hop (RFC 6891 section
    /// 6.1.1): a requester that sent none gets none.
    /// </remarks>
    public static int Relay(DnsQuery query, ReadOnlySpan<byte> reply, Span<byte> buffer)
    {
        var view = query.View;
        var question = MessageHeader.Length + view.QuestionLength;
        if (reply.Length < question)
            return ReplyWriter.WriteEmpty(view, ResponseCode.ServFail, buffer);
        var flags = MessageHeader.Word(reply, MessageHeader.FlagsAt);
        var relayedFlags = (ushort)(flags & (MessageHeader.Authoritative | MessageHeader.Truncated | MessageHeader.AuthenticData));
        if (!OptLocator.TryFind(reply, question, out var opt))
            return ReplyWriter.WriteEmpty(view, ResponseCode.ServFail, buffer);
        var code = (ResponseCode)((flags & MessageHeader.ResponseCodeMask) | opt.ExtendedCode << 4);
        if (opt.ExtendedCode != 0 && !view.HasEdns)
            return ReplyWriter.WriteEmpty(view, ResponseCode.ServFail, buffer);
        var additionals = MessageHeader.Word(reply, MessageHeader.AdditionalCountAt);
        var records = reply[question..];
        if (opt.Present)
        {
            if (!opt.IsLast)
                return Encode(query, Parsed(reply), view.RecursionAvailable, buffer);
            records = reply[question..opt.Start];
            additionals--;
        }

        return ReplyWriter.Write(
            view,
            relayedFlags,
            code,
            MessageHeader.Word(reply, MessageHeader.AnswerCountAt),
            MessageHeader.Word(reply, MessageHeader.AuthorityCountAt),
            additionals,
            records,
            buffer);
    }

    private static DnsMessage Parsed(ReadOnlySpan<byte> reply) =>
        DnsMessage.TryParse(reply, out var message) ? message : new DnsMessage { ResponseCode = ResponseCode.ServFail };
}
