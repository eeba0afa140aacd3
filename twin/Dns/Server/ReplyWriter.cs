namespace CrossCloudDns.Twin.Dns;

/// <summary>Builds replies around a request: its id, its opcode, its question octet for octet, and OPT where it sent one.</summary>
internal static class ReplyWriter
{
    private const int OptLength = 11;

    // TTL of the made-up HINFO: long, since nothing is learned by asking again (RFC 8482 section 4.2).
    private const int MinimalAnyTtl = 3600;

    private static ReadOnlySpan<byte> MinimalAny =>
    [
        0xC0, 12, 0, (byte)RecordType.Hinfo, 0, (byte)RecordClass.Internet, 0, 0, MinimalAnyTtl >> 8, MinimalAnyTtl & 0xFF,
        0, 9, 7, (byte)'R', (byte)'F', (byte)'C', (byte)'8', (byte)'4', (byte)'8', (byte)'2', 0,
    ];

    /// <summary>A reply without records.</summary>
    /// <param name="query">The request.</param>
    /// <param name="code">Up to 4095; above 15 only where the request had OPT.</param>
    /// <param name="response">At least 512 octets.</param>
    /// <returns>The octets written.</returns>
    public static int WriteEmpty(in QueryView query, ResponseCode code, Span<byte> response) =>
        Write(query, 0, code, 0, 0, 0, [], response);

    /// <summary>A reply with ready-made records.</summary>
    /// <param name="query">The request.</param>
    /// <param name="flags">Further flags, such as AA.</param>
    /// <param name="code">The response code.</param>
    /// <param name="answers">ANCOUNT.</param>
    /// <param name="authorities">NSCOUNT.</param>
    /// <param name="additionals">ARCOUNT without OPT.</param>
    /// <param name="records">The records, encoded to stand behind this request's question.</param>
    /// <param name="response">Where to write: at least <see cref="QueryView.MaxResponse"/> octets, or as many as are needed.</param>
    /// <returns>The octets written. Records that do not fit are left out altogether, with TC set.</returns>
    public static int Write(
        in QueryView query,
        ushort flags,
        ResponseCode code,
        int answers,
        int authorities,
        int additionals,
        ReadOnlySpan<byte> records,
        Span<byte> response)
    {
        var question = MessageHeader.Length + query.QuestionLength;
        var opt = query.HasEdns ? OptLength : 0;
        var requested = MessageHeader.Word(query.Message, MessageHeader.FlagsAt);
        var word = MessageHeader.Response | (requested & MessageHeader.Repeated) | flags | ((int)code & MessageHeader.ResponseCodeMask);
        if (query.RecursionAvailable)
            word |= MessageHeader.RecursionAvailable;
        if (question + records.Length + opt > query.MaxResponse)
        {
            word |= MessageHeader.Truncated;
            records = default;
            answers = authorities = additionals = 0;
        }

        query.Message[..question].CopyTo(response);
        MessageHeader.SetWord(response, MessageHeader.FlagsAt, word);
        MessageHeader.SetWord(response, MessageHeader.QuestionCountAt, query.QuestionLength == 0 ? 0 : 1);
        MessageHeader.SetWord(response, MessageHeader.AnswerCountAt, answers);
        MessageHeader.SetWord(response, MessageHeader.AuthorityCountAt, authorities);
        MessageHeader.SetWord(response, MessageHeader.AdditionalCountAt, additionals + (query.HasEdns ? 1 : 0));
        records.CopyTo(response[question..]);
        var at = question + records.Length;
        if (query.HasEdns)
            WriteOpt(query, code, response.Slice(at, OptLength));
        return at + opt;
    }

    /// <summary>Where ANY was asked and the name exists but gave nothing, puts the HINFO of RFC 8482 in.</summary>
    public static int FinishAny(in QueryView query, Span<byte> response, int length)
    {
        if (!query.AskedAny
            || length < MessageHeader.Length
            || (response[3] & MessageHeader.ResponseCodeMask) != 0
            || (response[2] & (MessageHeader.Truncated >> 8)) != 0
            || MessageHeader.Word(response, MessageHeader.AnswerCountAt) != 0)
            return length;
        var authoritative = (ushort)(MessageHeader.Word(response, MessageHeader.FlagsAt) & MessageHeader.Authoritative);
        return Write(query, authoritative, ResponseCode.NoError, 1, 0, 0, MinimalAny, response);
    }

    private static void WriteOpt(in QueryView query, ResponseCode code, Span<byte> opt)
    {
        opt.Clear();
        MessageHeader.SetWord(opt, 1, (int)RecordType.Opt);
        MessageHeader.SetWord(opt, 3, query.AnnouncedPayload);
        opt[5] = (byte)((int)code >> 4);
        opt[7] = query.DnssecOk ? (byte)0x80 : (byte)0;
    }
}
