using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Dns;

public sealed partial record DnsMessage
{
    private const int MaxLength = ushort.MaxValue;

    /// <summary>The message in wire form, names compressed, at most 65535 octets.</summary>
    public byte[] ToWire()
    {
        var buffer = new byte[MaxLength];
        return buffer.AsSpan(0, Encode(buffer)).ToArray();
    }

    /// <summary>Writes the message, cut to the size of the buffer.</summary>
    /// <param name="buffer">At least 512 octets; its length is the limit that the reader has set.</param>
    /// <returns>The octets written.</returns>
    /// <remarks>
    /// Additional records that do not fit are left out, which needs no mark. When answers or authorities do not fit, TC is set and
    /// all three sections stay empty: a set of records is never sent in part (RFC 2181 section 9). OPT goes along as long as it fits.
    /// </remarks>
    public int Encode(Span<byte> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Length, 512);
        var limit = Math.Min(buffer.Length, MaxLength);
        var body = buffer[..Math.Max(MessageHeader.Length, limit - OptLength)];
        var writer = new WireWriter(body);
        WriteHeader(ref writer);
        foreach (var question in Questions)
        {
            writer.WriteCompressedName(question.Name);
            writer.WriteUInt16((ushort)question.Type);
            writer.WriteUInt16((ushort)question.Class);
        }

        var afterQuestions = writer.Position;
        WriteRecords(ref writer, Answers);
        WriteRecords(ref writer, Authorities);
        if (writer.Overflowed)
        {
            writer.Rewind(afterQuestions);
            writer.PatchUInt16(
                MessageHeader.FlagsAt, (ushort)(Flags | MessageHeader.Truncated | ((int)ResponseCode & MessageHeader.ResponseCodeMask)));
            writer.PatchUInt16(MessageHeader.AnswerCountAt, 0);
            writer.PatchUInt16(MessageHeader.AuthorityCountAt, 0);
            writer.PatchUInt16(MessageHeader.AdditionalCountAt, 0);
        }
        else
        {
            writer.PatchUInt16(MessageHeader.AdditionalCountAt, (ushort)WriteWhatFits(ref writer, Additionals));
        }

        return WriteOpt(buffer[..limit], writer.Position);
    }

    private int OptLength => Edns is null ? 0 : 11 + Edns.Options.Sum(option => 4 + option.Data.Length);

    private void WriteHeader(ref WireWriter writer)
    {
        writer.WriteUInt16(Id);
        writer.WriteUInt16((ushort)(Flags | ((int)ResponseCode & MessageHeader.ResponseCodeMask)));
        writer.WriteUInt16((ushort)Questions.Length);
        writer.WriteUInt16((ushort)Answers.Length);
        writer.WriteUInt16((ushort)Authorities.Length);
        writer.WriteUInt16(0);
    }

    private static void WriteRecords(ref WireWriter writer, ImmutableArray<ResourceRecord> records)
    {
        foreach (var record in records)
            WriteRecord(ref writer, record);
    }

    private static int WriteWhatFits(ref WireWriter writer, ImmutableArray<ResourceRecord> records)
    {
        var written = 0;
        foreach (var record in records)
        {
            var start = writer.Position;
            WriteRecord(ref writer, record);
            if (writer.Overflowed)
            {
                writer.Rewind(start);
                break;
            }

            written++;
        }

        return written;
    }

    private static void WriteRecord(ref WireWriter writer, ResourceRecord record)
    {
        writer.WriteCompressedName(record.Name);
        writer.WriteUInt16((ushort)record.Type);
        writer.WriteUInt16((ushort)record.Class);
        writer.WriteUInt32((uint)record.Ttl.TotalSeconds);
        var lengthAt = writer.Position;
        writer.WriteUInt16(0);
        record.Data.Write(ref writer, compress: true);
        if (!writer.Overflowed)
            writer.PatchUInt16(lengthAt, (ushort)(writer.Position - lengthAt - 2));
    }

    private int WriteOpt(Span<byte> buffer, int position)
    {
        if (Edns is null)
            return position;
        var writer = new WireWriter(buffer);
        writer.Rewind(position);
        writer.WriteByte(0);
        writer.WriteUInt16((ushort)RecordType.Opt);
        writer.WriteUInt16(Edns.UdpPayloadSize);
        writer.WriteUInt32(((uint)ResponseCode >> 4 << 24) | ((uint)Edns.Version << 16) | (Edns.DnssecOk ? DnssecOkBit : 0));
        writer.WriteUInt16((ushort)Edns.Options.Sum(option => 4 + option.Data.Length));
        foreach (var option in Edns.Options)
        {
            writer.WriteUInt16(option.Code);
            writer.WriteUInt16((ushort)option.Data.Length);
            writer.WriteBytes(option.Data.Octets);
        }

        if (writer.Overflowed)
            return position;
        MessageHeader.SetWord(buffer, MessageHeader.AdditionalCountAt, MessageHeader.Word(buffer, MessageHeader.AdditionalCountAt) + 1);
        return writer.Position;
    }
}
