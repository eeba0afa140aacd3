using System.Diagnostics.CodeAnalysis;

namespace CrossCloudDns.Twin.Dns;

/// <summary>What a record says. Each type that the wire code understands is a nested case; all others are <see cref="Unknown"/>.</summary>
/// <remarks>Immutable values: two are equal when they say the same, with no regard to the case of names.</remarks>
public abstract partial record RecordData
{
    private RecordData()
    {
    }

    /// <summary>The type of the record.</summary>
    public abstract RecordType Type { get; }

    /// <summary>The data as a zone file has it, names complete with a dot at the end.</summary>
    public sealed override string ToString() => Format();

    /// <summary>Reads data as a zone file has it: <c>10 mail.example.org.</c> for MX, <c>"one" "two"</c> for TXT.</summary>
    /// <param name="type">The type; for one that has no name here only the generic form <c>\# 2 abcd</c> can be read.</param>
    /// <param name="presentation">The data. Names are complete with or without a dot at the end.</param>
    /// <param name="data">The data.</param>
    /// <param name="escapes">Whether <c>\DDD</c> is decimal, as in zone files, or octal.</param>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc1035#section-5.1"/>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc3597#section-5"/>
    public static bool TryParse(
        RecordType type,
        string? presentation,
        [NotNullWhen(true)] out RecordData? data,
        EscapeStyle escapes = EscapeStyle.Decimal)
    {
        data = null;
        if (string.IsNullOrWhiteSpace(presentation))
            return false;
        if (presentation.TrimStart().StartsWith(@"\#", StringComparison.Ordinal))
            return Unknown.TryParseGeneric(type, presentation, out data);
        var reader = new PresentationReader(presentation, escapes);
        data = type switch
        {
            RecordType.A => A.Parse(ref reader),
            RecordType.Aaaa => Aaaa.Parse(ref reader),
            RecordType.Cname => ParseName(ref reader) is { } name ? new Cname(name) : null,
            RecordType.Ns => ParseName(ref reader) is { } name ? new Ns(name) : null,
            RecordType.Ptr => ParseName(ref reader) is { } name ? new Ptr(name) : null,
            RecordType.Soa => Soa.Parse(ref reader),
            RecordType.Mx => Mx.Parse(ref reader),
            RecordType.Txt => Txt.Parse(ref reader),
            RecordType.Srv => Srv.Parse(ref reader),
            RecordType.Naptr => Naptr.Parse(ref reader),
            RecordType.Caa => Caa.Parse(ref reader),
            RecordType.Svcb => ServiceBinding.Parse(ref reader, escapes) is { } binding ? new Svcb(binding) : null,
            RecordType.Https => ServiceBinding.Parse(ref reader, escapes) is { } binding ? new Https(binding) : null,
            _ => ParseOpaque(type, ref reader),
        };
        if (!reader.AtEnd)
            data = null;
        return data is not null;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">The text is not data of that type.</exception>
    public static RecordData Parse(RecordType type, string presentation, EscapeStyle escapes = EscapeStyle.Decimal) =>
        TryParse(type, presentation, out var data, escapes)
            ? data
            : throw new FormatException($"'{presentation}' is not the data of a record of type {type.ToText()}.");

    /// <summary>Reads the data of one record out of a message.</summary>
    /// <param name="type">The type.</param>
    /// <param name="message">The whole message, since names may point back into it.</param>
    /// <param name="offset">Where the data starts.</param>
    /// <param name="length">RDLENGTH; the data must take exactly that many octets.</param>
    /// <param name="data">The data.</param>
    public static bool TryRead(
        RecordType type,
        ReadOnlySpan<byte> message,
        int offset,
        int length,
        [NotNullWhen(true)] out RecordData? data)
    {
        data = null;
        if (offset < 0 || length < 0 || offset > message.Length - length)
            return false;
        var reader = new WireReader(message, offset, length);
        data = Read(type, ref reader);
        if (reader.Remaining != 0)
            data = null;
        return data is not null;
    }

    /// <summary>The data in wire form, with no compression: what a record stores, and what the generic form shows.</summary>
    public byte[] ToWire()
    {
        var buffer = new byte[ushort.MaxValue];
        var writer = new WireWriter(buffer);
        Write(ref writer, compress: false);
        return buffer.AsSpan(0, writer.Position).ToArray();
    }

    /// <summary>
    /// Writes the data; names are compressed only where <paramref name="compress"/> and RFC 3597 section 4 both allow it.
    /// </summary>
    internal abstract void Write(ref WireWriter writer, bool compress);

    private protected abstract string Format();

    private static RecordData? Read(RecordType type, ref WireReader reader) => type switch
    {
        RecordType.A => A.Read(ref reader),
        RecordType.Aaaa => Aaaa.Read(ref reader),
        RecordType.Cname => reader.TryReadName(out var name) ? new Cname(name) : null,
        RecordType.Ns => reader.TryReadName(out var name) ? new Ns(name) : null,
        RecordType.Ptr => reader.TryReadName(out var name) ? new Ptr(name) : null,
        RecordType.Soa => Soa.Read(ref reader),
        RecordType.Mx => Mx.Read(ref reader),
        RecordType.Txt => Txt.Read(ref reader),
        RecordType.Srv => Srv.Read(ref reader),
        RecordType.Naptr => Naptr.Read(ref reader),
        RecordType.Caa => Caa.Read(ref reader),
        RecordType.Svcb => ServiceBinding.Read(ref reader) is { } binding ? new Svcb(binding) : null,
        RecordType.Https => ServiceBinding.Read(ref reader) is { } binding ? new Https(binding) : null,
        _ => Unknown.ReadOctets(type, ref reader),
    };

    private static DomainName? ParseName(ref PresentationReader reader) => reader.TryReadName(out var name) ? name : null;

    private static void WriteName(ref WireWriter writer, DomainName name, bool compress)
    {
        if (compress)
            writer.WriteCompressedName(name);
        else
            writer.WriteName(name);
    }
}
