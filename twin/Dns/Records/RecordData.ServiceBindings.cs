namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>How to reach a service, RFC 9460.</summary>
    public sealed record Svcb(ServiceBinding Binding) : RecordData
    {
        public override RecordType Type => RecordType.Svcb;

        internal override void Write(ref WireWriter writer, bool compress) => Binding.Write(ref writer);

        private protected override string Format() => Binding.ToString();
    }

    /// <summary>How to reach an HTTPS origin, RFC 9460 section 9.</summary>
    public sealed record Https(ServiceBinding Binding) : RecordData
    {
        public override RecordType Type => RecordType.Https;

        internal override void Write(ref WireWriter writer, bool compress) => Binding.Write(ref writer);

        private protected override string Format() => Binding.ToString();
    }
}
