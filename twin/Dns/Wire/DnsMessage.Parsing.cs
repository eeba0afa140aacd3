using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CrossCloudDns.Twin.Dns;

public sealed partial record DnsMessage
{
    private const uint DnssecOkBit = 0x8000;

    /// <summary>Reads a message. Octets behind the last record are ignored.</summary>
    /// <returns>False for anything malformed: cut short, bad names or pointers, bad record data, two OPT records. Never throws.</returns>
    public static bool TryParse(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out DnsMessage? message)
    {
        message = null;
        if (octets.Length < MessageHeader.Length)
            return false;
        var reader = new WireReader(octets);
        reader.TryReadBytes(MessageHeader.Length, out _);
        if (!TryReadQuestions(ref reader, MessageHeader.Word(octets, MessageHeader.QuestionCountAt), out var questions)
            || !TryReadRecords(ref reader, octets, MessageHeader.Word(octets, MessageHeader.AnswerCountAt), out var answers, out var none)
            || none is not null
            || !TryReadRecords(
                ref reader, octets, MessageHeader.Word(octets, MessageHeader.AuthorityCountAt), out var authorities, out none)
            || none is not null
            || !TryReadRecords(
                ref reader, octets, MessageHeader.Word(octets, MessageHeader.AdditionalCountAt), out var additionals, out var opt))
            return false;

        var flags = MessageHeader.Word(octets, MessageHeader.FlagsAt);
        message = new DnsMessage
        {
            Id = MessageHeader.Word(octets, 0),
            IsResponse = (flags & MessageHeader.Response) != 0,
            Opcode = MessageHeader.OpcodeOf(flags),
            Authoritative = (flags & MessageHeader.Authoritative) != 0,
            Truncated = (flags & MessageHeader.Truncated) != 0,
            RecursionDesired = (flags & MessageHeader.RecursionDesired) != 0,
            RecursionAvailable = (flags & MessageHeader.RecursionAvailable) != 0,
            AuthenticData = (flags & MessageHeader.AuthenticData) != 0,
            CheckingDisabled = (flags & MessageHeader.CheckingDisabled) != 0,
            ResponseCode = (ResponseCode)((flags & MessageHeader.ResponseCodeMask) | (opt?.ExtendedCode ?? 0) << 4),
            Questions = questions,
            Answers = answers,
            Authorities = authorities,
            Additionals = additionals,
            Edns = opt?.Edns,
        };
        return true;
    }

    private static bool TryReadQuestions(ref WireReader reader, int count, out ImmutableArray<DnsQuestion> questions)
    {
        questions = [];
        var read = ImmutableArray.CreateBuilder<DnsQuestion>();
        for (; count > 0; count--)
        {
            if (!reader.TryReadName(out var name) || !reader.TryReadUInt16(out var type) || !reader.TryReadUInt16(out var @class))
                return false;
            read.Add(new DnsQuestion(name, (RecordType)type, (RecordClass)@class));
        }

        questions = read.ToImmutable();
        return true;
    }

    private static bool TryReadRecords(
        ref WireReader reader,
        ReadOnlySpan<byte> octets,
        int count,
        out ImmutableArray<ResourceRecord> records,
        out OptRecord? opt)
    {
        records = [];
        opt = null;
        var read = ImmutableArray.CreateBuilder<ResourceRecord>();
        for (; count > 0; count--)
        {
            if (!reader.TryReadName(out var name)
                || !reader.TryReadUInt16(out var type)
                || !reader.TryReadUInt16(out var @class)
                || !reader.TryReadUInt32(out var ttl)
                || !reader.TryReadUInt16(out var length))
                return false;
            var start = reader.Position;
            if (!reader.TryReadWindow(length, out var data))
                return false;
            if ((RecordType)type == RecordType.Opt)
            {
                if (opt is not null || !name.IsRoot || ReadEdns(@class, ttl, ref data) is not { } edns)
                    return false;
                opt = new OptRecord(edns, (int)(ttl >> 24));
            }
            else if (RecordData.TryRead((RecordType)type, octets, start, length, out var value))
            {
                // A TTL with its top bit set means 0 (RFC 2181 section 8).
                var seconds = ttl > int.MaxValue ? 0 : ttl;
                read.Add(new ResourceRecord(name, TimeSpan.FromSeconds(seconds), value) { Class = (RecordClass)@class });
            }
            else
            {
                return false;
            }
        }

        records = read.ToImmutable();
        return true;
    }

    private static Edns? ReadEdns(ushort payloadSize, uint ttl, ref WireReader data)
    {
        var options = ImmutableArray.CreateBuilder<EdnsOption>();
        while (data.Remaining > 0)
        {
            if (!data.TryReadUInt16(out var code) || !data.TryReadUInt16(out var length) || !data.TryReadBytes(length, out var value))
                return null;
            options.Add(new EdnsOption(code, new OctetString(value)));
        }

        return new Edns
        {
            UdpPayloadSize = payloadSize,
            Version = (byte)(ttl >> 16),
            DnssecOk = (ttl & DnssecOkBit) != 0,
            Options = options.ToImmutable(),
        };
    }

    private sealed record OptRecord(Edns Edns, int ExtendedCode);
}
