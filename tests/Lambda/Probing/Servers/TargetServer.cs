using System.Net;

namespace CrossCloudDns.Tests.Lambda.Probing.Servers;

/// <summary>Something on loopback that a probe can be sent to.</summary>
internal abstract class TargetServer : IAsyncDisposable
{
    public abstract IPEndPoint Endpoint { get; }

    public abstract ValueTask DisposeAsync();
}
