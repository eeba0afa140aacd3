using System.Globalization;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Infra.Topology.Sites;

/// <summary>A range of some network, and the key that it stands under.</summary>
internal sealed record DeclaredRange(string Path, Ipv4Cidr Cidr);

/// <summary>Every range that the stack joins.</summary>
internal static class DeclaredRanges
{
    public static IEnumerable<DeclaredRange> Of(StackSettings settings)
    {
        foreach (var site in settings.Sites)
        {
            if (site.Aws is { VpcCidr: { } vpc } aws)
            {
                yield return new DeclaredRange($"{aws.Path}.vpcCidr", vpc);
            }

            if (site.Azure is { VnetCidr: { } vnet } azure)
            {
                yield return new DeclaredRange($"{azure.Path}.vnetCidr", vnet);
            }

            foreach (var (path, cidr) in (site.Aws?.Spokes ?? []).Select(spoke => (spoke.Path, spoke.Cidr))
                .Concat((site.Azure?.Spokes ?? []).Select(spoke => (spoke.Path, spoke.Cidr))))
            {
                if (cidr is { } range)
                {
                    yield return new DeclaredRange($"{path}.cidr", range);
                }
            }
        }

        foreach (var onPrem in settings.OnPrem)
        {
            for (var index = 0; index < onPrem.Ranges.Length; index++)
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"{onPrem.Path}.ranges[{index}]");
                yield return new DeclaredRange(path, onPrem.Ranges[index]);
            }
        }
    }
}
