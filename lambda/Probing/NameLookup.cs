using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>
/// Finds the address of a target. Only IPv4 addresses of names are used; an address is taken as it is. Answers are kept between
/// invocations, and an old answer is used where the resolver does not give a new one: the resolver's silence is not the target's.
/// </summary>
/// <remarks>
/// A lookup blocks a thread and cannot be called off. Those of a silent resolver would pile up, and then targets whose names are
/// fine would fail too. Hence few at once, and fewer still of names that were not answered last time.
/// </remarks>
/// <param name="resolve">Asks the system's resolver for the IPv4 addresses of a name.</param>
internal sealed class NameLookup(Func<string, Task<IPAddress[]>> resolve, TimeProvider time) : IDisposable
{
    private const int MostAtOnce = 24;
    private const int MostUnansweredAtOnce = 8;

    /// <summary>Shorter than the schedule's period: every run looks again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(50);

    private readonly SemaphoreSlim _lanes = new(MostAtOnce);
    private readonly SemaphoreSlim _lanesForUnanswered = new(MostUnansweredAtOnce);
    private readonly Dictionary<string, Task<IPAddress[]>> _underWay = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, (IPAddress Address, long At)> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _unanswered = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="patience">How long a new answer is waited for where an old one is known.</param>
    /// <exception cref="ProbeFault">The name does not exist, or there is neither a new nor an old answer.</exception>
    public async ValueTask<IPEndPoint> FindAsync(string address, int port, TimeSpan patience, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(address, out var literal))
        {
            return new IPEndPoint(literal, port);
        }

        var isKnown = _known.TryGetValue(address, out var known);
        if (isKnown && time.GetElapsedTime(known.At) < Fresh)
        {
            return new IPEndPoint(known.Address, port);
        }

        try
        {
            var lookup = LookUpOnce(address);
            var addresses = await (isKnown ? lookup.WaitAsync(patience, time, cancellation) : lookup.WaitAsync(cancellation));
            return addresses is [var first, ..]
                ? new IPEndPoint(first, port)
                : throw new ProbeFault(Reason.NameNotFound, $"'{address}' has no IPv4 address");
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            throw new ProbeFault(Reason.NameNotFound, $"'{address}' does not exist");
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException or OperationCanceledException)
        {
            return isKnown && !cancellation.IsCancellationRequested
                ? new IPEndPoint(known.Address, port)
                : throw new ProbeFault(Reason.Lookup, $"'{address}' was not looked up: {exception.Message}");
        }
    }

    public void Dispose()
    {
        _lanes.Dispose();
        _lanesForUnanswered.Dispose();
    }

    /// <summary>The lookup of this name that is under way, or a new one.</summary>
    private Task<IPAddress[]> LookUpOnce(string name)
    {
        lock (_underWay)
        {
            if (_underWay.TryGetValue(name, out var underWay))
            {
                return underWay;
            }

            var lookup = LookUpAsync(name);
            // One that ended within the call has already been removed.
            if (!lookup.IsCompleted)
            {
                _underWay.Add(name, lookup);
            }

            return lookup;
        }
    }

    private async Task<IPAddress[]> LookUpAsync(string name)
    {
        var lanes = _unanswered.ContainsKey(name) ? _lanesForUnanswered : _lanes;
        await lanes.WaitAsync(CancellationToken.None);
        try
        {
            var addresses = await resolve(name);
            _unanswered.TryRemove(name, out _);
            if (addresses is [var first, ..])
            {
                _known[name] = (first, time.GetTimestamp());
            }

            return addresses;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is not (SocketError.HostNotFound or SocketError.NoData))
        {
            _unanswered[name] = true;
            throw;
        }
        finally
        {
            lanes.Release();
            lock (_underWay)
            {
                _underWay.Remove(name);
            }
        }
    }
}
