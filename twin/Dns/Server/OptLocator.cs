namespace CrossCloudDns.Twin.Dns;

/// <summary>Walks over the records behind the question to the OPT record, without building anything.</summary>
internal static class OptLocator
{
    private const int DnssecOkBit = 0x8000;

    /// <summary>What the OPT record said.</summary>
    /// <param name="Present">Whether there is one.</param>
    /// <param name="PayloadSize">The largest UDP payload of its sender.</param>
    /// <param name="ExtendedCode">The upper eight bits of the response code.</param>
    /// <param name="Version">The EDNS version.</param>
    /// <param name="DnssecOk">DO.</param>
    /// <param name="Start">Where the record starts.</param>
    /// <param name="IsLast">Whether nothing stands behind it.</param>
    public readonly record struct Opt(
        bool Present, int PayloadSize, byte ExtendedCode, byte Version, bool DnssecOk, int Start, bool IsLast);

    /// <returns>False when a record is malformed, or an OPT record stands twice, below a name, or outside the additional section.</returns>
    public static bool TryFind(ReadOnlySpan<byte> message, int at, out Opt opt)
    {
        opt = default;
        int before = MessageHeader.Word(message, MessageHeader.AnswerCountAt) + MessageHeader.Word(message, MessageHeader.AuthorityCountAt);
        var count = before + MessageHeader.Word(message, MessageHeader.AdditionalCountAt);
        for (var i = 0; i < count; i++)
        {
            var nameAt = at;
            if (!TrySkipName(message, ref at) || message.Length - at < 10)
                return false;
            var type = (RecordType)MessageHeader.Word(message, at);
            var length = MessageHeader.Word(message, at + 8);
            var data = at + 10;
            if (message.Length - data < length)
                return false;
            if (type == RecordType.Opt)
            {
                if (opt.Present || i < before || message[nameAt] != 0 || !AreOptions(message.Slice(data, length)))
                    return false;
                opt = new Opt(
                    true,
                    MessageHeader.Word(message, at + 2),
                    message[at + 4],
                    message[at + 5],
                    (MessageHeader.Word(message, at + 6) & DnssecOkBit) != 0,
                    nameAt,
                    i == count - 1);
            }

            at = data + length;
        }

        return true;
    }

    // Where a pointer leads is of no interest here, as the name is not used.
    private static bool TrySkipName(ReadOnlySpan<byte> message, ref int at)
    {
        while (at < message.Length)
        {
            int octet = message[at];
            if (octet >= 0xC0)
            {
                at += 2;
                return at <= message.Length;
            }

            if (octet > DomainName.MaxLabelLength)
                return false;
            at += octet + 1;
            if (octet == 0)
                return true;
        }

        return false;
    }

    private static bool AreOptions(ReadOnlySpan<byte> data)
    {
        while (data.Length >= 4)
        {
            var length = MessageHeader.Word(data, 2);
            if (data.Length - 4 < length)
                return false;
            data = data[(length + 4)..];
        }

        return data.IsEmpty;
    }
}
