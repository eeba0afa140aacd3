namespace CrossCloudDns.Twin.Dns;

/// <summary>What is asked: a name, a type, a class.</summary>
public sealed record DnsQuestion(DomainName Name, RecordType Type, RecordClass Class = RecordClass.Internet)
{
    /// <summary><c>app.example.org. IN A</c>.</summary>
    public override string ToString() => $"{Name} {(Class == RecordClass.Internet ? "IN" : $"CLASS{(ushort)Class}")} {Type.ToText()}";
}
