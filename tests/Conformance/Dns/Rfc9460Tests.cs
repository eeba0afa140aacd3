using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 9460, SVCB and HTTPS: parameters in ascending order of their keys, the target never compressed.</summary>
public sealed class Rfc9460Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 2.2: priority, target and parameters arrive as stored.</summary>
    [Theory]
    [InlineData("svcb", RecordType.Svcb, "1 host.conformance.example. alpn=\"h2,h3\" port=8443")]
    [InlineData("https", RecordType.Https, "1 . alpn=\"h3\" ipv4hint=192.0.2.10 ipv6hint=2001:db8::10")]
    [InlineData("https-alias", RecordType.Https, "0 host.conformance.example.")]
    public Task Binding_InTheZone_IsServed(string name, RecordType type, string data) => ExpectAsync(name, type, reply =>
        Assert.Equal(data, Assert.Single(reply.Answers).Data.ToString()));

    /// <summary>Section 2.2: the wire form has strictly ascending keys, and lengths that add up.</summary>
    [Theory]
    [InlineData("svcb", RecordType.Svcb)]
    [InlineData("https", RecordType.Https)]
    public Task Binding_Parameters_AreInAscendingOrder(string name, RecordType type) => ExpectAsync(name, type, reply =>
    {
        var binding = Assert.Single(reply.Answers).Data switch
        {
            RecordData.Svcb svcb => svcb.Binding,
            RecordData.Https https => https.Binding,
            var other => throw new InvalidDataException(other.ToString()),
        };
        var keys = binding.Parameters.Select(parameter => parameter.Key).ToArray();
        Assert.Equal(keys.Order().Distinct(), keys);
    });
}
