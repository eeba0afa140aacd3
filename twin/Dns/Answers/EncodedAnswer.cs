namespace CrossCloudDns.Twin.Dns;

/// <summary>The records of a reply, encoded to stand behind the question of the name they were made for.</summary>
internal sealed record EncodedAnswer(ushort Flags, ResponseCode Code, int Answers, int Authorities, int Additionals, byte[] Records)
{
    private const ushort PointerToQuestion = 0xC000 | MessageHeader.Length;

    /// <summary>For a name that is always asked in full: compression may point anywhere into the question.</summary>
    public static EncodedAnswer For(DomainName name, DnsMessage content)
    {
        var message = content with { Id = 0, Questions = [new DnsQuestion(name, RecordType.A)], Edns = null };
        return Of(content, message.ToWire().AsSpan(MessageHeader.Length + name.Wire.Length + 4));
    }

    /// <summary>For whatever name falls to a wildcard or does not exist: the length of the question is not known.</summary>
    /// <param name="wildcard">Records of this owner get the name in question; <see langword="null"/> where none does.</param>
    /// <param name="content">The reply.</param>
    public static EncodedAnswer ForAnyName(DomainName? wildcard, DnsMessage content)
    {
        var buffer = new byte[ushort.MaxValue];
        var writer = new WireWriter(buffer);
        foreach (var record in content.Answers.Concat(content.Authorities).Concat(content.Additionals))
        {
            if (record.Name == wildcard)
                writer.WriteUInt16(PointerToQuestion);
            else
                writer.WriteName(record.Name);
            DnsMessage.WriteBehindOwner(ref writer, record, compress: false);
        }

        return Of(content, buffer.AsSpan(0, writer.Position));
    }

    /// <summary>Writes the reply to a request.</summary>
    public int Write(in QueryView query, Span<byte> response) =>
        ReplyWriter.Write(query, Flags, Code, Answers, Authorities, Additionals, Records, response);

    private static EncodedAnswer Of(DnsMessage content, ReadOnlySpan<byte> records) => new(
        content.Authoritative ? MessageHeader.Authoritative : (ushort)0,
        content.ResponseCode,
        content.Answers.Length,
        content.Authorities.Length,
        content.Additionals.Length,
        records.ToArray());
}
