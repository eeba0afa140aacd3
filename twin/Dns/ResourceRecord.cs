using System.Globalization;

namespace CrossCloudDns.Twin.Dns;

/// <summary>One resource record: an owner name, how long it may be reused, and what it says.</summary>
/// <param name="Name">The owner.</param>
/// <param name="Ttl">0 to 2147483647 whole seconds (RFC 2181 section 8).</param>
/// <param name="Data">The data; it decides the type.</param>
public sealed record ResourceRecord(DomainName Name, TimeSpan Ttl, RecordData Data)
{
    /// <summary>The type of <see cref="Data"/>.</summary>
    public RecordType Type => Data.Type;

    /// <value>Default <see cref="RecordClass.Internet"/>.</value>
    public RecordClass Class { get; init; } = RecordClass.Internet;

    /// <summary>The record as a line of a zone file: <c>app.example.org. 30 IN A 192.0.2.1</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} {(long)Ttl.TotalSeconds} {(Class == RecordClass.Internet ? "IN" : $"CLASS{(ushort)Class}")} {Type.ToText()} {Data}");
}
