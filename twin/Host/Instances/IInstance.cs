using System.Net;

namespace CrossCloudDns.Twin.Host;

/// <summary>A declared instance that runs, and can be made to fail.</summary>
public interface IInstance : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    IPEndPoint EndPoint { get; }

    /// <summary>How it behaves at present.</summary>
    InstanceMode Mode { get; }

    /// <summary>Behaves as told from the next request on.</summary>
    void Switch(InstanceMode mode);
}
