namespace CrossCloudDns.Twin.Dns;

/// <summary>Whether a message is the reply to a request, as far as the message itself can tell (RFC 5452 section 9.1).</summary>
internal static class ReplyMatch
{
    /// <remarks>
    /// Id, direction, opcode and question must agree, the case of the name aside. A reply without any question counts only when it is an
    /// error, since a server that could not read the question cannot repeat it.
    /// </remarks>
    public static bool Belongs(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> request)
    {
        if (reply.Length < MessageHeader.Length || !reply[..2].SequenceEqual(request[..2]))
            return false;
        var flags = MessageHeader.Word(reply, MessageHeader.FlagsAt);
        var asked = MessageHeader.Word(request, MessageHeader.FlagsAt);
        if ((flags & MessageHeader.Response) == 0 || (flags & MessageHeader.OpcodeMask) != (asked & MessageHeader.OpcodeMask))
            return false;
        if (MessageHeader.Word(reply, MessageHeader.QuestionCountAt) == 0)
            return (flags & MessageHeader.ResponseCodeMask) != 0;
        return TryReadQuestion(reply, out var replied)
            && TryReadQuestion(request, out var question)
            && replied == question;
    }

    private static bool TryReadQuestion(ReadOnlySpan<byte> message, out DnsQuestion? question)
    {
        question = null;
        var reader = new WireReader(message);
        if (MessageHeader.Word(message, MessageHeader.QuestionCountAt) != 1
            || !reader.TryReadBytes(MessageHeader.Length, out _)
            || !reader.TryReadName(out var name)
            || !reader.TryReadUInt16(out var type)
            || !reader.TryReadUInt16(out var @class))
            return false;
        question = new DnsQuestion(name, (RecordType)type, (RecordClass)@class);
        return true;
    }
}
