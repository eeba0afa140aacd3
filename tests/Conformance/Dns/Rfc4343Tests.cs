using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>RFC 4343: ASCII case does not count when names are compared, and is kept where they are repeated.</summary>
public sealed class Rfc4343Tests(SubjectFixture subjects) : ConformanceTests(subjects)
{
    /// <summary>Section 3 and 4.1: found in any case; the question comes back as it was asked, not as it is stored.</summary>
    [Theory]
    [InlineData("mixed.case", "192.0.2.11")]
    [InlineData("MIXED.CASE", "192.0.2.11")]
    [InlineData("mIxEd.CaSe", "192.0.2.11")]
    [InlineData("HOST", "192.0.2.10")]
    [InlineData("hOsT", "192.0.2.10")]
    public Task Name_InAnyCase_IsFoundAndRepeated(string name, string address) => ExpectAsync(name, RecordType.A, reply =>
    {
        Assert.Equal(Name(name).ToString(), reply.Questions[0].Name.ToString());
        Assert.Equal(address, Assert.Single(reply.Answers).Data.ToString());
    });

    /// <summary>Section 3: the letters outside ASCII, and the signs next to the letters in it, have no case.</summary>
    [Theory]
    [InlineData(@"space\064label")]
    [InlineData(@"\096ost")]
    [InlineData(@"\200ost")]
    public Task Name_OctetsThatAreNoLetters_AreNotFolded(string name) => ExpectAsync(name, RecordType.A, reply =>
        Assert.Equal(ResponseCode.NxDomain, reply.ResponseCode));

    /// <summary>Section 2.1: any octet may stand in a label; a dot inside one is no border.</summary>
    [Theory]
    [InlineData(@"dotted\.label", ResponseCode.NoError)]
    [InlineData("dotted.label", ResponseCode.NxDomain)]
    [InlineData(@"space\032label", ResponseCode.NoError)]
    [InlineData(@"\104ost", ResponseCode.NoError)]
    public Task Name_EscapedOctets_AreTakenAsTheyAre(string name, ResponseCode code) => ExpectAsync(name, RecordType.A, reply =>
        Assert.Equal(code, reply.ResponseCode));
}
