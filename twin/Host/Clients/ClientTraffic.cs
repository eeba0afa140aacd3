using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Host;

/// <summary>Clients that ask without end: one in every network, for every service, with real queries to the network's resolver.</summary>
/// <remarks>They keep no answer, so that each query shows what a client without a cache would get.</remarks>
public sealed class ClientTraffic : IAsyncDisposable
{
    /// <summary>The most queries per second of one client for one service.</summary>
    public const double MostPerSecond = 100;

    private const int MostUnanswered = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ImmutableArray<(IPEndPoint Resolver, DnsQuestion Question)> _asked;
    private readonly DnsClient _client;
    private readonly TimeProvider _realTime;
    private readonly Lock _lock = new();
    private CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <param name="resolvers">Whom the clients ask.</param>
    /// <param name="questions">What each of them asks for.</param>
    /// <param name="realTime">Queries travel in real time, however fast the twin's clock runs.</param>
    public ClientTraffic(IEnumerable<IPEndPoint> resolvers, IEnumerable<DnsQuestion> questions, TimeProvider realTime)
    {
        var all = questions.ToImmutableArray();
        _asked = [.. resolvers.SelectMany(resolver => all.Select(question => (resolver, question)))];
        _client = new DnsClient(realTime);
        _realTime = realTime;
    }

    /// <summary>Queries per second of each client for each service.</summary>
    /// <value>Default 0: they are silent. At most <see cref="MostPerSecond"/>.</value>
    public double QueriesPerSecond { get; private set; }

    /// <summary>Changes how often they ask.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, not a number, or more than <see cref="MostPerSecond"/>.</exception>
    public async Task AskAsync(double queriesPerSecond)
    {
        if (!(queriesPerSecond >= 0 && queriesPerSecond <= MostPerSecond))
        {
            throw new ArgumentOutOfRangeException(
                nameof(queriesPerSecond), queriesPerSecond, $"Clients ask 0 to {MostPerSecond} times per second.");
        }

        CancellationTokenSource stopped;
        Task ended;
        lock (_lock)
        {
            (stopped, ended) = (_stopping, _running);
            _stopping = new CancellationTokenSource();
            QueriesPerSecond = queriesPerSecond;
            _running = queriesPerSecond == 0 || _asked.IsEmpty ? Task.CompletedTask : RunAsync(queriesPerSecond, _stopping.Token);
        }

        await EndAsync(stopped, ended);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(_stopping, _running);
    }

    private static async Task EndAsync(CancellationTokenSource stopping, Task running)
    {
        await stopping.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    // One after another rather than all at once, so that the stream is even.
    private async Task RunAsync(double queriesPerSecond, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / (queriesPerSecond * _asked.Length)), _realTime);
        var under = new HashSet<Task>();
        for (var next = 0; await timer.WaitForNextTickAsync(cancellationToken); next = (next + 1) % _asked.Length)
        {
            under.RemoveWhere(task => task.IsCompleted);
            // Behind a resolver that does not answer, clients do not pile up without end.
            if (under.Count < MostUnanswered)
            {
                under.Add(_client.AskAsync(_asked[next].Resolver, _asked[next].Question, Patience, cancellationToken));
            }
        }

        await Task.WhenAll(under);
    }
}
