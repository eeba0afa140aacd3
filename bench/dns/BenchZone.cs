using System.Globalization;
using System.Text;

namespace CrossCloudDns.Bench.Dns;

/// <summary>What every server serves: <c>host0000</c> to <c>host0999</c>, one address each.</summary>
internal static class BenchZone
{
    public const string Name = "bench.example.org";
    public const int Hosts = 1000;

    public static string Host(int index) => string.Create(CultureInfo.InvariantCulture, $"host{index:D4}.{Name}");

    public static string Address(int index) => string.Create(CultureInfo.InvariantCulture, $"10.64.{index / 250}.{index % 250 + 1}");

    /// <summary>The zone as a master file.</summary>
    public static string MasterFile()
    {
        var file = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{Name}. 3600 IN SOA ns.{Name}. host.{Name}. 1 7200 900 1209600 300")
            .AppendLine(CultureInfo.InvariantCulture, $"{Name}. 3600 IN NS ns.{Name}.")
            .AppendLine(CultureInfo.InvariantCulture, $"ns.{Name}. 3600 IN A 127.0.0.1");
        for (var i = 0; i < Hosts; i++)
            file.AppendLine(CultureInfo.InvariantCulture, $"{Host(i)}. 30 IN A {Address(i)}");
        return file.ToString();
    }
}
