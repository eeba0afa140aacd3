namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    // Types whose meaning is nobody's business here: their usual text is read, and kept as octets.
    private static Unknown? ParseOpaque(RecordType type, ref PresentationReader reader) => type switch
    {
        // RFC 4034 section 5.3: key tag, algorithm, digest type, digest.
        RecordType.Ds => ParseDigest(type, [2, 1, 1], ref reader),

        // RFC 4255 section 3.2: algorithm, fingerprint type, fingerprint.
        RecordType.Sshfp => ParseDigest(type, [1, 1], ref reader),

        // RFC 6698 section 2.2: usage, selector, matching type, data.
        RecordType.Tlsa => ParseDigest(type, [1, 1, 1], ref reader),

        // RFC 7208 section 3.1: TXT by another number.
        RecordType.Spf when Txt.Parse(ref reader) is { } text => new Unknown(type, new OctetString(text.ToWire())),
        _ => null,
    };

    private static Unknown? ParseDigest(RecordType type, ReadOnlySpan<int> widths, ref PresentationReader reader)
    {
        var octets = new List<byte>();
        foreach (var width in widths)
        {
            if (!reader.TryReadNumber<ushort>(out var number) || (width == 1 && number > byte.MaxValue))
                return null;
            if (width == 2)
                octets.Add((byte)(number >> 8));
            octets.Add((byte)number);
        }

        var digits = "";
        while (reader.TryReadWord(out var word))
            digits += word.ToString();
        if (digits.Length is 0 or > 4096 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
            return null;
        return new Unknown(type, new OctetString([.. octets, .. Convert.FromHexString(digits)]));
    }
}
