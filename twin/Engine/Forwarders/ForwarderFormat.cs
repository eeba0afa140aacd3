using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CrossCloudDns.Twin.Engine.Forwarders.Formats;

namespace CrossCloudDns.Twin.Engine.Forwarders;

/// <summary>How one resolver is told to forward.</summary>
public abstract class ForwarderFormat
{
    private protected ForwarderFormat(string name, string fileName)
    {
        Name = name;
        FileName = fileName;
    }

    /// <summary>What <c>--format</c> calls it.</summary>
    public string Name { get; }

    /// <summary>Where the file usually lies.</summary>
    public string FileName { get; }

    /// <summary>All of them, by name.</summary>
    public static ImmutableArray<ForwarderFormat> All { get; } =
        [new Bind9(), new ConsoleFields(), new CoreDns(), new Dnsmasq(), new SystemdResolved(), new Unbound(), new WindowsDns()];

    /// <summary>The file, ready to be used.</summary>
    public abstract string Write(ForwarderPlan plan);

    private protected static string Join(IEnumerable<string> lines) => string.Join('\n', lines) + '\n';

    /// <summary>What the file is and why its numbers are what they are, as comment lines.</summary>
    /// <param name="whenLost">What this resolver does about an address that does not answer.</param>
    private protected IEnumerable<string> Head(ForwarderPlan plan, string comment, string whenLost)
    {
        yield return $"{comment} {FileName}: forwarding for networks beside site {plan.Site.Name} ({plan.Site.AwsRegion}), from "
            + $"{plan.Source}.";
        yield return $"{comment} {whenLost}";
        if (plan.Timing.Failover is { } failover)
        {
            yield return $"{comment} Nothing is kept beyond its TTL, so an instance that fails is left in about {Seconds(failover)} s, as "
                + "the plan says.";
        }
    }

    private protected static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);

    private protected static string WholeSeconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private protected static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Address and port as a resolver separates them; the usual port is left out.</summary>
    private protected static string Address(IPEndPoint target, string separator) =>
        target.Port == 53 ? $"{target.Address}" : $"{target.Address}{separator}{target.Port.ToString(CultureInfo.InvariantCulture)}";
}
