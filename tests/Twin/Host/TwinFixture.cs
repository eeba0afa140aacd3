using System.Net.Http.Json;
using System.Text.Json;
using CrossCloudDns.Stacks;
using CrossCloudDns.Tests.Repository;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Host;

/// <summary>The sample stack, running on free ports with real sockets and real checkers, fast.</summary>
public sealed class TwinFixture : IAsyncLifetime
{
    private readonly DnsClient _dns = new(TimeProvider.System);

    public TwinHost Twin { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var stack = await ProgramRecorder.CaptureAsync(
            PulumiProject.Find(new DirectoryInfo(RepositoryFiles.Root)), "dev", () => CrossCloudDnsProgram.Declare());
        var options = new TwinOptions { DnsPort = 0, HttpPort = 0, Speed = 120, CodeRoot = RepositoryFiles.Root };
        Twin = await TwinHost.StartAsync(StackModel.Read(stack), options, TestContext.Current.CancellationToken);
        Http = new HttpClient { BaseAddress = Twin.HttpAddress };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Twin.DisposeAsync();
    }

    /// <summary>Asks the resolver of a site's VNet; the code and the addresses.</summary>
    public Task<string> AskAsync(string site, string name, QueryTransport transport = QueryTransport.Udp) => AskAsync(
        Twin.Resolvers.First(pair => pair.Entry.Role == ResolverRole.AzureClient && pair.Entry.Site == site).Listener,
        name,
        TimeSpan.FromSeconds(20),
        transport);

    /// <summary>Asks one address; the code and the addresses, or how the exchange ended.</summary>
    public async Task<string> AskAsync(DnsListener listener, string name, TimeSpan timeout, QueryTransport transport = QueryTransport.Udp)
    {
        var request = DnsMessage.Query(7, new DnsQuestion(DomainName.Parse(name), RecordType.A)).ToWire();
        var exchange = await _dns.SendAsync(listener.EndPoint, request, timeout, transport, cancellationToken: TestContext.Current.CancellationToken);
        return exchange is DnsExchange.Answered answered && answered.Parse() is { } message
            ? $"{message.ResponseCode} {string.Join(' ', message.Answers.Select(record => record.Data))}".TrimEnd()
            : exchange.GetType().Name;
    }

    /// <summary>Asks until the answer is the one expected; fails after a minute, in which hours of the twin pass.</summary>
    public async Task EventuallyAsync(string site, string name, string expected)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await AskAsync(site, name);
            if (answer == expected)
            {
                return;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1), $"{name} from {site} is still {answer}, not {expected}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Takes a fault on; disposing ends it.</summary>
    public async Task<IAsyncDisposable> FailAsync(string kind, string target, string? mode = null)
    {
        using var response = await Http.PostAsJsonAsync("/api/faults", new { kind, target, mode }, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        var created = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return new Recovery(this, created.GetProperty("id").GetString()!);
    }

    private sealed class Recovery(TwinFixture fixture, string id) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            using var response = await fixture.Http.DeleteAsync($"/api/faults/{id}", TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
        }
    }
}
