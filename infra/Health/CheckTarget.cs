using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Services;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Health;

/// <summary>One instance as its checker sees it.</summary>
/// <param name="Id">The instance's id, which is also the metric's dimension.</param>
/// <param name="ServiceName">The service's full name, asked for where the check names no other.</param>
public sealed record CheckTarget(string Id, Ipv4Address Address, string ServiceName, CheckSettings Check)
{
    /// <summary>The target, or <see langword="null"/> for an instance that nobody checks.</summary>
    public static CheckTarget? Of(Service service, Instance instance) =>
        instance is { Address: { } address, Check: { } check } ? new(instance.Id, address, service.FullName, check) : null;
}
