using System.Globalization;

namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>The location of a service, RFC 2782.</summary>
    /// <param name="Priority">Lower is tried first.</param>
    /// <param name="Weight">The share among equal priorities.</param>
    /// <param name="Port">The port of the service.</param>
    /// <param name="Target">The host; the root means that the service is not offered. Never compressed.</param>
    public sealed record Srv(ushort Priority, ushort Weight, ushort Port, DomainName Target) : RecordData
    {
        public override RecordType Type => RecordType.Srv;

        internal static Srv? Parse(ref PresentationReader reader) =>
            reader.TryReadNumber<ushort>(out var priority)
            && reader.TryReadNumber<ushort>(out var weight)
            && reader.TryReadNumber<ushort>(out var port)
            && reader.TryReadName(out var target)
                ? new Srv(priority, weight, port, target)
                : null;

        internal static Srv? Read(ref WireReader reader) =>
            reader.TryReadUInt16(out var priority)
            && reader.TryReadUInt16(out var weight)
            && reader.TryReadUInt16(out var port)
            && reader.TryReadName(out var target)
                ? new Srv(priority, weight, port, target)
                : null;

        internal override void Write(ref WireWriter writer, bool compress)
        {
            writer.WriteUInt16(Priority);
            writer.WriteUInt16(Weight);
            writer.WriteUInt16(Port);
            writer.WriteName(Target);
        }

        private protected override string Format() =>
            string.Create(CultureInfo.InvariantCulture, $"{Priority} {Weight} {Port} {Target}");
    }
}
