using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>What the address plan needs of the ranges that it divides.</summary>
internal static class AddressPlanLimits
{
    public static void RequireSize(SettingsProblems problems, string path, Ipv4Cidr? range, int largest, int smallest, string allowed)
    {
        if (range is not { } cidr)
        {
            return;
        }

        if (cidr.PrefixLength < largest || cidr.PrefixLength > smallest)
        {
            problems.Add(
                SettingsDiagnostic.RangeSize, path, $"is {cidr}", allowed,
                cidr.PrefixLength < largest ? "Choose a smaller range" : "Choose a larger range");
        }
        else if (!cidr.Network.IsPrivate || !cidr.Last.IsPrivate)
        {
            problems.Add(
                SettingsDiagnostic.BadRange, path, $"is {cidr}",
                "A private range is expected: within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10", "Choose a private range");
        }
    }
}
