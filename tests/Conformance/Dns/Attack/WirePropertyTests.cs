using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using FsCheck;
using FsCheck.Fluent;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>What holds of every message, name and datum, on values drawn at random from a fixed seed.</summary>
public sealed class WirePropertyTests(ITestOutputHelper output)
{
    internal const int Draws = 2_000;

    private static readonly Gen<byte[]> Octets = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static readonly Gen<DomainName> Names =
        from labels in Gen.Choose(0, 5).SelectMany(count => Label().ArrayOf(count))
        select FromLabels(labels);

    private static readonly Gen<RecordData> Data = Gen.OneOf(
        Octets4(4).Select(RecordData (octets) => new RecordData.A(new IPAddress(octets))),
        Octets4(16).Select(RecordData (octets) => new RecordData.Aaaa(new IPAddress(octets))),
        Names.Select(RecordData (name) => new RecordData.Cname(name)),
        Names.Select(RecordData (name) => new RecordData.Ns(name)),
        Names.Select(RecordData (name) => new RecordData.Ptr(name)),
        Names.Select(RecordData (name) => new RecordData.Mx(7, name)),
        Names.Select(RecordData (name) => new RecordData.Srv(1, 2, 3, name)),
        Octets.Select(RecordData (octets) => new RecordData.Txt([new OctetString(octets.AsSpan(0, Math.Min(octets.Length, 255)))])),
        Octets.Select(RecordData (octets) => new RecordData.Caa(128, "issue", new OctetString(octets))),
        Octets.Select(RecordData (octets) => new RecordData.Unknown((RecordType)65280, new OctetString(octets))),
        from octets in Octets
        from name in Names
        select (RecordData)new RecordData.Naptr(1, 2, new OctetString("u"u8), new OctetString(octets.AsSpan(0, Math.Min(octets.Length, 255))), default, name),
        from octets in Octets
        from name in Names
        select (RecordData)new RecordData.Svcb(new ServiceBinding(1, name, [new ServiceParameter(3, new OctetString([1, 2])), new ServiceParameter(700, new OctetString(octets))])));

    private static readonly Gen<DnsMessage> Messages =
        from id in Gen.Choose(0, 65535)
        from question in Names
        from answers in Records()
        from authorities in Records()
        from additionals in Records()
        from bits in Gen.Choose(0, 255)
        select new DnsMessage
        {
            Id = (ushort)id,
            IsResponse = (bits & 1) != 0,
            Authoritative = (bits & 2) != 0,
            RecursionDesired = (bits & 4) != 0,
            CheckingDisabled = (bits & 8) != 0,
            ResponseCode = (ResponseCode)(bits & 15),
            Questions = [new DnsQuestion(question, (RecordType)(id & 0xFF))],
            Answers = answers,
            Authorities = authorities,
            Additionals = additionals,
            Edns = (bits & 16) != 0 ? new Edns { UdpPayloadSize = (ushort)id, DnssecOk = (bits & 32) != 0 } : null,
        };

    [Fact]
    public void Message_WrittenAndRead_IsTheSame() => Check(Messages, message =>
        DnsMessage.TryParse(message.ToWire(), out var read) && read.Equals(message) && read.Questions[0].Name.ToString() == message.Questions[0].Name.ToString());

    [Fact]
    public void Message_CutToAnySize_IsWellFormed() => Check(Messages, message =>
    {
        var buffer = new byte[512 + message.Id % 1000];
        var length = message.Encode(buffer);
        return DnsMessage.TryParse(buffer.AsSpan(0, length), out var read)
            && read.Questions.SequenceEqual(message.Questions)
            && (read.Truncated ? read.Answers.IsEmpty : read.Answers.SequenceEqual(message.Answers));
    });

    [Fact]
    public void Name_PrintedAndRead_IsTheSame() => Check(Names, name =>
        DomainName.TryParse(name.ToString(), out var read) && read.Wire.SequenceEqual(name.Wire));

    [Fact]
    public void Name_AboveAnother_IsItsAncestor() => Check(Names, name =>
        name.IsSubdomainOf(name)
        && name.IsSubdomainOf(DomainName.Root)
        && (name.Parent is not { } parent || (name.IsSubdomainOf(parent) && !parent.IsSubdomainOf(name) && parent < name)));

    [Fact]
    public void Data_PrintedAndRead_IsTheSame() => Check(Data, data =>
        RecordData.TryParse(data.Type, data.ToString(), out var read) && read.Equals(data));

    [Fact]
    public void Data_InTheGenericForm_IsTheSame() => Check(Data, data =>
        RecordData.TryParse(data.Type, $@"\# {data.ToWire().Length} {Convert.ToHexString(data.ToWire())}", out var read) && read.Equals(data));

    [Fact]
    public void Octets_OfAnyKind_AreReadOrRefused() => Check(Octets, octets =>
    {
        _ = DnsMessage.TryParse(octets, out _);
        foreach (var type in Enum.GetValues<RecordType>())
            _ = RecordData.TryRead(type, octets, 0, octets.Length, out _);
        return true;
    });

    [Fact]
    public void Text_OfAnyKind_IsReadOrRefused() => Check(ArbMap.Default.GeneratorFor<string>(), text =>
    {
        _ = DomainName.TryParse(text, out _);
        foreach (var type in Enum.GetValues<RecordType>())
            _ = RecordData.TryParse(type, text, out _);
        return true;
    });

    private void Check<T>(Gen<T> values, Func<T, bool> holds)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Draws).WithEndSize(300).WithReplay(20260101, 43);
        FsCheck.Check.One(config, Prop.ForAll(values.ToArbitrary(), holds));
        Tally.Add("property draws", Draws);
        output.WriteLine($"{Draws} values of {typeof(T).Name}");
    }

    private static Gen<byte[]> Label() => Gen.Choose(1, 20).SelectMany(length => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(length));

    private static Gen<byte[]> Octets4(int count) => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(count);

    private static Gen<ImmutableArray<ResourceRecord>> Records() =>
        from records in Gen.Choose(0, 4).SelectMany(count => (
            from name in Names
            from ttl in Gen.Choose(0, int.MaxValue)
            from data in Data
            select new ResourceRecord(name, TimeSpan.FromSeconds(ttl), data)).ArrayOf(count))
        select records.ToImmutableArray();

    private static DomainName FromLabels(byte[][] labels)
    {
        byte[] wire = [.. labels.SelectMany(label => (byte[])[(byte)label.Length, .. label]), 0];
        return DomainName.TryFromWire(wire, out var name) ? name : throw new InvalidOperationException(Convert.ToHexString(wire));
    }
}
