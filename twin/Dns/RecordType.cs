namespace CrossCloudDns.Twin.Dns;

/// <summary>The type of a record or of a question. Any 16-bit value is valid; those that the wire code understands are named.</summary>
/// <seealso href="https://www.iana.org/assignments/dns-parameters/dns-parameters.xhtml#dns-parameters-4"/>
public enum RecordType : ushort
{
    None = 0,
    A = 1,
    Ns = 2,
    Cname = 5,
    Soa = 6,
    Ptr = 12,
    Hinfo = 13,
    Mx = 15,
    Txt = 16,
    Aaaa = 28,
    Srv = 33,
    Naptr = 35,

    /// <summary>The EDNS pseudo-record, RFC 6891.</summary>
    Opt = 41,
    Ds = 43,
    Sshfp = 44,
    Tlsa = 52,
    Svcb = 64,
    Https = 65,

    /// <summary>The abandoned twin of TXT, RFC 7208 section 3.1; still stored by some zones.</summary>
    Spf = 99,
    Tkey = 249,
    Tsig = 250,
    Ixfr = 251,
    Axfr = 252,
    MailB = 253,
    MailA = 254,
    Any = 255,
    Caa = 257,
}
