namespace CrossCloudDns.Twin.Dns;

/// <summary>The records of a reply, encoded to stand behind the question of the name they were made for.</summary>
internal sealed record EncodedAnswer(ushort Flags, ResponseCode Code, int Answers, int Authorities, int Additionals, byte[] Records)
{
    /// <summary>For a name that is always asked in full: compression may point anywhere into the question.</summary>
    public static EncodedAnswer For(DomainName name, DnsMessage content)
    {
        var message = content with { Id = 0, Questions = [new DnsQuestion(name, RecordType.A)], Edns = null };
        return new EncodedAnswer(
            content.Authoritative ? MessageHeader.Authoritative : (ushort)0,
            content.ResponseCode,
            content.Answers.Length,
            content.Authorities.Length,
            content.Additionals.Length,
            message.ToWire()[(MessageHeader.Length + name.Wire.Length + 4)..]);
    }

    /// <summary>Writes the reply to a request.</summary>
    public int Write(in QueryView query, Span<byte> response) =>
        ReplyWriter.Write(query, Flags, Code, Answers, Authorities, Additionals, Records, response);
}
