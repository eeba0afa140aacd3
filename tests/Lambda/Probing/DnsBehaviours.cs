using System.Net;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Lambda.Probing.Servers;

namespace CrossCloudDns.Tests.Lambda.Probing;

internal static class DnsBehaviours
{
    private static readonly Check Question = new Check.Dns { Name = "app.internal.example.com", RecordType = 1 };

    public static IEnumerable<Behaviour> All =>
    [
        Answers("dns answers", question => [Answer(question, 0, 1)], Reason.Ok),
        Answers("dns truncates", question => [ScriptedResolver.Answer(question, 0, 0, isTruncated: true)], Reason.Ok),
        Answers("dns has no such name", question => [Answer(question, 3, 0)], Reason.DnsAnswer),
        Answers("dns has no such record", question => [Answer(question, 0, 0)], Reason.DnsAnswer),
        Answers("dns fails", question => [Answer(question, 2, 0)], Reason.DnsAnswer),
        Answers("dns refuses", question => [Answer(question, 5, 0)], Reason.DnsAnswer),
        Answers("dns is silent", _ => [], Reason.Timeout),
        Answers("dns answers with nonsense", _ => [[1, 2, 3]], Reason.Timeout),
        Answers("dns echoes the question", question => [question], Reason.Timeout),
        Answers("dns answers somebody else first", question => [Answer(WithId(question, 1), 3, 0), Answer(question, 0, 1)], Reason.Ok),
        Answers("dns answers another question", question => [Answer(WithOtherName(question), 0, 1)], Reason.Timeout),
        new("dns is not there", () => new ClosedPort(IPAddress.Loopback), Question, Reason.Refused),
    ];

    private static Behaviour Answers(string name, Func<byte[], IEnumerable<byte[]>> script, Reason reason) =>
        new(name, () => new ScriptedResolver(script), Question, reason);

    private static byte[] Answer(byte[] question, byte code, byte answers) => ScriptedResolver.Answer(question, code, answers);

    private static byte[] WithId(byte[] question, byte difference) => [(byte)(question[0] ^ difference), .. question[1..]];

    private static byte[] WithOtherName(byte[] question) => [.. question[..13], (byte)'x', .. question[14..]];
}
