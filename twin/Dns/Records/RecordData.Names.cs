namespace CrossCloudDns.Twin.Dns;

public abstract partial record RecordData
{
    /// <summary>The name that the owner is an alias of, RFC 1035 section 3.3.1.</summary>
    public sealed record Cname(DomainName Target) : RecordData
    {
        public override RecordType Type => RecordType.Cname;

        internal override void Write(ref WireWriter writer, bool compress) => WriteName(ref writer, Target, compress);

        private protected override string Format() => Target.ToString();
    }

    /// <summary>A server that has authority, RFC 1035 section 3.3.11.</summary>
    public sealed record Ns(DomainName Server) : RecordData
    {
        public override RecordType Type => RecordType.Ns;

        internal override void Write(ref WireWriter writer, bool compress) => WriteName(ref writer, Server, compress);

        private protected override string Format() => Server.ToString();
    }

    /// <summary>Another place in the name space, mostly the name of an address, RFC 1035 section 3.3.12.</summary>
    public sealed record Ptr(DomainName Target) : RecordData
    {
        public override RecordType Type => RecordType.Ptr;

        internal override void Write(ref WireWriter writer, bool compress) => WriteName(ref writer, Target, compress);

        private protected override string Format() => Target.ToString();
    }
}
