using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>All declared instances as servers, each at the loopback address of its declared one.</summary>
public sealed class InstanceFleet : IAsyncDisposable
{
    private const int FirstUnprivilegedPort = 1024;
    private const int PrivilegedPortOffset = 8000;
    private const string WrongName = "wrong-certificate.invalid";

    private readonly ImmutableSortedDictionary<string, IInstance> _servers;
    private readonly ImmutableDictionary<IPEndPoint, IInstance> _byDeclared;
    private readonly ImmutableArray<IDisposable> _certificates;
    private readonly Socket _nobody;

    private InstanceFleet(
        ImmutableSortedDictionary<string, IInstance> servers,
        ImmutableDictionary<IPEndPoint, IInstance> byDeclared,
        ImmutableArray<IDisposable> certificates)
    {
        _servers = servers;
        _byDeclared = byDeclared;
        _certificates = certificates;
        // Bound and never listening: whoever connects is refused, and nobody else can take the port.
        _nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    /// <summary>The servers by the ids of their instances.</summary>
    public IReadOnlyDictionary<string, IInstance> Servers => _servers;

    /// <summary>A loopback socket that refuses every connection: what cannot be reached is there.</summary>
    public IPEndPoint Nobody => (IPEndPoint)_nobody.LocalEndPoint!;

    /// <summary>Starts a server for every instance that a checker probes.</summary>
    /// <param name="time">The real time.</param>
    public static InstanceFleet Start(IEnumerable<Instance> instances, AddressMap map, PrivateAuthority authority, TimeProvider time)
    {
        var servers = ImmutableSortedDictionary.CreateBuilder<string, IInstance>(StringComparer.Ordinal);
        var byDeclared = ImmutableDictionary.CreateBuilder<IPEndPoint, IInstance>();
        var certificates = ImmutableArray.CreateBuilder<IDisposable>();
        var wrong = authority.Issue(WrongName);
        certificates.Add(wrong);
        foreach (var instance in instances)
        {
            if (instance.Probe is not { } probe)
            {
                continue;
            }

            var preferred = new IPEndPoint(map.ToLoopback(instance.Address), PreferredPort(probe.Port));
            var identity = new InstanceIdentity(instance.Id, probe.Kind is CheckKind.Http or CheckKind.Https);
            if (probe.Kind == CheckKind.Https)
            {
                var certificate = authority.Issue(probe.Host ?? instance.Address.ToString());
                certificates.Add(certificate);
                identity = identity with { Certificate = certificate, WrongCertificate = wrong };
            }

            IInstance server = probe.Kind == CheckKind.Dns
                ? DnsInstance.Start(preferred, instance.Address)
                : InstanceServer.Start(preferred, identity, time);
            servers[instance.Id] = server;
            byDeclared[new IPEndPoint(instance.Address, probe.Port)] = server;
        }

        return new InstanceFleet(servers.ToImmutable(), byDeclared.ToImmutable(), certificates.ToImmutable());
    }

    /// <summary>The loopback socket that stands for a declared one; <see langword="null"/> when no instance is there.</summary>
    /// <remarks>What refuses is found where nothing ever listens: its own port is another process's to take meanwhile.</remarks>
    public IPEndPoint? Find(IPEndPoint declared) =>
        _byDeclared.GetValueOrDefault(declared) is not { } instance ? null
        : instance is InstanceServer { Mode: InstanceMode.Refusing } ? Nobody
        : instance.EndPoint;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }

        foreach (var certificate in _certificates)
        {
            certificate.Dispose();
        }

        _nobody.Dispose();
    }

    private static int PreferredPort(int declared) => declared < FirstUnprivilegedPort ? declared + PrivilegedPortOffset : declared;
}
