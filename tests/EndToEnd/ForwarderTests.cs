using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CrossCloudDns.Tests.Twin.Dns;
using CrossCloudDns.Tests.Twin.Engine.Checks;
using CrossCloudDns.Tests.Twin.Engine.Forwarders;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine.Forwarders;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>Real resolvers, started with the files that <c>forwarders</c> writes, in front of two servers on loopback.</summary>
[Collection("EndToEnd")]
public sealed class ForwarderTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DomainName Zone = DomainName.Parse("internal.example.com");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("forwarder-");
    private readonly DnsServer near = DnsServer.Start([new ListenerSetup(IPAddress.Parse("127.9.1.1"), FixedAnswer.Address("192.0.2.1"))]);
    private readonly DnsServer far = DnsServer.Start([new ListenerSetup(IPAddress.Parse("127.9.1.2"), FixedAnswer.Address("192.0.2.2"))]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await near.DisposeAsync();
        await far.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("bind9")]
    [InlineData("unbound")]
    [InlineData("dnsmasq")]
    public async Task Resolver_WithTheWrittenFile_ForwardsTheDomainSurvivesALossAndAsksNobodyElse(string format)
    {
        var listen = await FreeEndPointAsync();
        using var resolver = await StartAsync(format, listen);
        try
        {
            Assert.Contains(await AskAsync(listen, "first.internal.example.com"), new[] { "192.0.2.1", "192.0.2.2" });

            await near.Listeners[0].StopAsync();
            Assert.Equal("192.0.2.2", await AskAsync(listen, "second.internal.example.com"));

            var asked = far.Listeners[0].Counters.Received;
            Assert.Contains(await AskAsync(listen, "www.example.org"), new[] { "Refused", "ServFail" });
            Assert.Equal(asked, far.Listeners[0].Counters.Received);
        }
        finally
        {
            resolver.Kill(entireProcessTree: true);
            await resolver.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>The address that a name resolves to, or the response code.</summary>
    private static async Task<string> AskAsync(IPEndPoint resolver, string name)
    {
        var exchange = await new DnsClient(TimeProvider.System).AskAsync(resolver, new DnsQuestion(DomainName.Parse(name), RecordType.A), Patience, Cancellation);
        var reply = Assert.IsType<DnsExchange.Answered>(exchange).Parse() ?? throw new InvalidDataException("The reply is malformed.");
        return reply.Answers.Select(answer => answer.Data.ToString()).FirstOrDefault() ?? reply.ResponseCode.ToString();
    }

    private static async Task<IPEndPoint> FreeEndPointAsync()
    {
        await using var probe = DnsServer.Start([new ListenerSetup(IPAddress.Loopback, FixedAnswer.Address())]);
        return probe.Listeners[0].EndPoint;
    }

    private async Task<Process> StartAsync(string format, IPEndPoint listen)
    {
        var (tool, ready) = format switch
        {
            "bind9" => (Tool.Require("named"), " running$"),
            "unbound" => (Tool.Require("unbound"), "start of service"),
            _ => (Tool.Require("dnsmasq"), "started"),
        };
        var plan = ForwarderPlanTests.Plan(SampleStack.TwoSites(), "eu-west-2") with
        {
            Listen = listen,
            Domains = [new ForwardedDomain(Zone, [near.Listeners[0].EndPoint], [far.Listeners[0].EndPoint])],
        };
        var file = Path.Combine(folder.FullName, "resolver.conf");
        await File.WriteAllTextAsync(file, InFolder(format, ForwarderFormat.All.Single(known => known.Name == format).Write(plan)), Cancellation);
        string[] arguments = format switch
        {
            "bind9" => ["-g", "-c", file],
            "unbound" => ["-d", "-p", "-v", "-c", file],
            _ => ["-k", "-C", file, "--log-facility=-", $"--pid-file={Path.Combine(folder.FullName, "pid")}"],
        };
        var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException($"'{tool}' did not start.");
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            patience.CancelAfter(Patience);
            var told = new List<string>();
            while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
            {
                told.Add(line);
                if (Regex.IsMatch(line, ready))
                {
                    // Keeps the pipe empty, so that the resolver never waits to write.
                    _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                    return process;
                }
            }

            throw new InvalidOperationException(string.Join('\n', told));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>What a test needs beside the written file: no folder of the system, no other user, and targets on loopback.</summary>
    private string InFolder(string format, string text) => format switch
    {
        "bind9" => text
            .Replace("directory \"/var/cache/bind\";", $"directory \"{folder.FullName}\"; pid-file none; session-keyfile none;", StringComparison.Ordinal)
            + "controls { };\n",
        "unbound" => text + "server:\n    chroot: \"\"\n    username: \"\"\n    directory: \"\"\n    pidfile: \"\"\n    use-syslog: no\n    do-not-query-localhost: no\n",
        _ => text + $"user={Environment.UserName}\n",
    };
}
