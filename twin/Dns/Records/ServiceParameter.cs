namespace CrossCloudDns.Twin.Dns;

/// <summary>One parameter of a service binding, RFC 9460 section 14.3.</summary>
/// <param name="Key">
/// 0 mandatory, 1 alpn, 2 no-default-alpn, 3 port, 4 ipv4hint, 5 ech, 6 ipv6hint, 7 dohpath; any other is kept as it is.
/// </param>
/// <param name="Value">In wire form.</param>
public readonly record struct ServiceParameter(ushort Key, OctetString Value)
{
    public override string ToString() => ServiceParameterText.Format(this);
}
