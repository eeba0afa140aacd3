using System.Buffers.Binary;
using System.Text;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>One question to a resolver, and what its answer says about the resolver.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc1035#section-4"/>
internal static class DnsQuestion
{
    private const int HeaderLength = 12;

    /// <summary>Spells the question, recursion desired.</summary>
    public static byte[] Write(ushort id, string name, ushort type)
    {
        var message = new byte[HeaderLength + name.Length + 2 + 4];
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        message[2] = 1;
        message[5] = 1;
        var at = HeaderLength;
        foreach (var label in name.Split('.'))
        {
            message[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, message.AsSpan(at));
        }

        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(at + 1), type);
        message[at + 4] = 1;
        return message;
    }

    /// <summary>Whether the message answers this question; others are not the resolver's answer, whoever sent them.</summary>
    public static bool IsAnsweredBy(ReadOnlySpan<byte> question, ReadOnlySpan<byte> message) =>
        message.Length >= question.Length
        && message[..2].SequenceEqual(question[..2])
        && (message[2] & 0x80) != 0
        && message.Slice(4, 2).SequenceEqual(question.Slice(4, 2))
        && Ascii.EqualsIgnoreCase(message[HeaderLength..question.Length], question[HeaderLength..]);

    /// <summary>Judges an answer.</summary>
    /// <returns>The response code, for the log.</returns>
    /// <exception cref="ProbeFault">The resolver refused, failed, or knows no such record.</exception>
    public static string Judge(ReadOnlySpan<byte> answer)
    {
        var code = (answer[3] & 0x0f) switch
        {
            0 => "NOERROR",
            1 => "FORMERR",
            2 => "SERVFAIL",
            3 => "NXDOMAIN",
            4 => "NOTIMP",
            5 => "REFUSED",
            var other => $"RCODE{other}",
        };
        if (code != "NOERROR")
        {
            throw new ProbeFault(Reason.DnsAnswer, code);
        }

        var isTruncated = (answer[2] & 0x02) != 0;
        return isTruncated || BinaryPrimitives.ReadUInt16BigEndian(answer[6..]) > 0
            ? code
            : throw new ProbeFault(Reason.DnsAnswer, "no such record");
    }
}
