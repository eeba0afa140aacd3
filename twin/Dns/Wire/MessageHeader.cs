using System.Buffers.Binary;

namespace CrossCloudDns.Twin.Dns;

/// <summary>The twelve octets that every message starts with, and the bits in its second word (RFC 1035 section 4.1.1).</summary>
internal static class MessageHeader
{
    public const int Length = 12;
    public const int FlagsAt = 2;
    public const int QuestionCountAt = 4;
    public const int AnswerCountAt = 6;
    public const int AuthorityCountAt = 8;
    public const int AdditionalCountAt = 10;

    public const ushort Response = 0x8000;
    public const ushort OpcodeMask = 0x7800;
    public const ushort Authoritative = 0x0400;
    public const ushort Truncated = 0x0200;
    public const ushort RecursionDesired = 0x0100;
    public const ushort RecursionAvailable = 0x0080;
    public const ushort AuthenticData = 0x0020;
    public const ushort CheckingDisabled = 0x0010;
    public const ushort ResponseCodeMask = 0x000F;

    private const int OpcodeShift = 11;

    /// <summary>The bits of a request that its reply repeats: opcode, RD (RFC 1035) and CD (RFC 4035 section 3.2.2).</summary>
    public const ushort Repeated = OpcodeMask | RecursionDesired | CheckingDisabled;

    public static ushort Word(ReadOnlySpan<byte> message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message[at..]);

    public static void SetWord(Span<byte> message, int at, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(message[at..], (ushort)value);

    public static Opcode OpcodeOf(ushort flags) => (Opcode)((flags & OpcodeMask) >> OpcodeShift);

    public static ushort Flags(Opcode opcode) => (ushort)((int)opcode << OpcodeShift & OpcodeMask);
}
