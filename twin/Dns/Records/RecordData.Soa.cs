using System.Globalization;

namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>The start of a zone of authority, RFC 1035 section 3.3.13. The times are whole seconds, 0 to 4294967295.</summary>
    /// <param name="PrimaryServer">MNAME.</param>
    /// <param name="Mailbox">RNAME: the first label is the local part.</param>
    /// <param name="Serial">The version of the zone.</param>
    /// <param name="Refresh">How often a secondary looks for a new version.</param>
    /// <param name="Retry">How soon it tries again.</param>
    /// <param name="Expire">How long it may serve without having seen its primary.</param>
    /// <param name="Minimum">With the record's own TTL, the upper bound for caching a negative answer (RFC 2308 section 4).</param>
    public sealed record Soa(
        DomainName PrimaryServer,
        DomainName Mailbox,
        uint Serial,
        TimeSpan Refresh,
        TimeSpan Retry,
        TimeSpan Expire,
        TimeSpan Minimum) : RecordData
    {
        public override RecordType Type => RecordType.Soa;

        internal static Soa? Parse(ref PresentationReader reader) =>
            reader.TryReadName(out var server)
            && reader.TryReadName(out var mailbox)
            && reader.TryReadNumber<uint>(out var serial)
            && reader.TryReadSeconds(out var refresh)
            && reader.TryReadSeconds(out var retry)
            && reader.TryReadSeconds(out var expire)
            && reader.TryReadSeconds(out var minimum)
                ? new Soa(server, mailbox, serial, refresh, retry, expire, minimum)
                : null;

        internal static Soa? Read(ref WireReader reader) =>
            reader.TryReadName(out var server)
            && reader.TryReadName(out var mailbox)
            && reader.TryReadUInt32(out var serial)
            && reader.TryReadUInt32(out var refresh)
            && reader.TryReadUInt32(out var retry)
            && reader.TryReadUInt32(out var expire)
            && reader.TryReadUInt32(out var minimum)
                ? new Soa(
                    server,
                    mailbox,
                    serial,
                    TimeSpan.FromSeconds(refresh),
                    TimeSpan.FromSeconds(retry),
                    TimeSpan.FromSeconds(expire),
                    TimeSpan.FromSeconds(minimum))
                : null;

        internal override void Write(ref WireWriter writer, bool compress)
        {
            WriteName(ref writer, PrimaryServer, compress);
            WriteName(ref writer, Mailbox, compress);
            writer.WriteUInt32(Serial);
            writer.WriteUInt32((uint)Refresh.TotalSeconds);
            writer.WriteUInt32((uint)Retry.TotalSeconds);
            writer.WriteUInt32((uint)Expire.TotalSeconds);
            writer.WriteUInt32((uint)Minimum.TotalSeconds);
        }

        private protected override string Format() => string.Create(
            CultureInfo.InvariantCulture,
            $"{PrimaryServer} {Mailbox} {Serial} {Refresh.TotalSeconds} {Retry.TotalSeconds} {Expire.TotalSeconds} {Minimum.TotalSeconds}");
    }
}
