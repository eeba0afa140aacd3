using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>The servers under test.</summary>
/// <remarks>
/// By default two of our own, in this process: one that answers with what it keeps encoded, and one whose every answer is a decision
/// of the engine. The environment variable <c>CCD_CONFORMANCE_SERVER=address:port</c> names another server in their place, on loopback; it has to
/// serve <c>tests/Conformance/Dns/conformance.zone</c>.
/// </remarks>
public sealed class SubjectFixture : IAsyncLifetime
{
    public const string Variable = "CCD_CONFORMANCE_SERVER";

    private readonly List<DnsServer> _servers = [];

    public ImmutableArray<Subject> All { get; private set; } = [];

    /// <summary>Whether the subjects are ours.</summary>
    public bool AreOurs => _servers.Count > 0;

    public ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
        {
            All = [new Subject(text, Loopback(text))];
            return ValueTask.CompletedTask;
        }

        All =
        [
            Serve("kept answers", new KeptHandler()),
            Serve("engine", new EngineHandler()),
        ];
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    private static IPEndPoint Loopback(string text) =>
        IPEndPoint.TryParse(text, out var endPoint) && IPAddress.IsLoopback(endPoint.Address)
            ? endPoint
            : throw new InvalidOperationException($"{Variable} is '{text}'. It takes a loopback address and a port, as in 127.0.0.1:5353.");

    private Subject Serve(string name, IQueryHandler handler)
    {
        var server = DnsServer.Start([new ListenerSetup(IPAddress.Loopback, handler)]);
        _servers.Add(server);
        return new Subject(name, server.Listeners[0].EndPoint);
    }
}

[CollectionDefinition("DNS conformance")]
public sealed class SubjectGroup : ICollectionFixture<SubjectFixture>;
