using CrossCloudDns.Twin.Dns;
using Xunit.Sdk;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>What all conformance tests share: each asks every subject, through sockets only.</summary>
[Collection("DNS conformance")]
public abstract class ConformanceTests
{
    protected const ushort Id = 0x1234;

    /// <summary>Made anew for each case.</summary>
    protected ConformanceTests(SubjectFixture subjects)
    {
        Subjects = subjects;
        Tally.Add("conformance cases", 1);
    }

    protected SubjectFixture Subjects { get; }

    /// <summary>A name of the zone; empty for its apex.</summary>
    protected static DomainName Name(string relative) =>
        relative.Length == 0 ? ZoneFile.Apex : ZoneFile.Apex.Prepend(relative) ?? throw new ArgumentException(relative, nameof(relative));

    /// <summary>A plain request without EDNS.</summary>
    protected static DnsMessage Plain(string relative, RecordType type) => new()
    {
        Id = Id,
        RecursionDesired = true,
        Questions = [new DnsQuestion(Name(relative), type)],
    };

    protected Task ExpectAsync(string relative, RecordType type, Action<DnsMessage> expectation, QueryTransport transport = QueryTransport.Tcp) =>
        ExpectAsync(Plain(relative, type).ToWire(), expectation, transport);

    protected Task ExpectAsync(DnsMessage request, Action<DnsMessage> expectation, QueryTransport transport = QueryTransport.Udp) =>
        ExpectAsync(request.ToWire(), expectation, transport);

    protected async Task ExpectAsync(byte[] request, Action<DnsMessage> expectation, QueryTransport transport = QueryTransport.Udp)
    {
        foreach (var subject in Subjects.All)
        {
            var octets = transport == QueryTransport.Udp
                ? await Exchange.OverUdpAsync(subject.EndPoint, request)
                : await Exchange.OverTcpAsync(subject.EndPoint, request);
            Judge(subject, () =>
            {
                Assert.True(DnsMessage.TryParse(octets, out var reply), $"malformed: {Convert.ToHexString(octets)}");
                Assert.Equal(request[..2], octets[..2]);
                Assert.True(reply.IsResponse);
                expectation(reply);
            });
        }
    }

    /// <summary>Expects no reply at all.</summary>
    protected async Task ExpectSilenceAsync(byte[] request)
    {
        foreach (var subject in Subjects.All)
        {
            var replies = await Exchange.RepliesAsync(subject.EndPoint, request);
            Judge(subject, () => Assert.Empty(replies.Select(Convert.ToHexString)));
        }
    }

    protected static void Judge(Subject subject, Action expectation)
    {
        try
        {
            expectation();
        }
        catch (XunitException exception)
        {
            throw new XunitException($"Subject '{subject.Name}': {exception.Message}", exception);
        }
    }

    /// <summary>Hexadecimal digits, blanks between them for reading.</summary>
    protected static byte[] Hex(string digits) => Convert.FromHexString(digits.Replace(" ", "", StringComparison.Ordinal));
}
