using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>How a twin runs.</summary>
public sealed record TwinOptions
{
    /// <summary>Port of every DNS address, UDP and TCP.</summary>
    /// <value>Default 5300; 0 takes one that is free on all of them.</value>
    public int DnsPort { get; init; } = 5300;

    /// <summary>Port of the HTTP API and the dashboard, on 127.0.0.1.</summary>
    /// <value>Default 8053; 0 takes a free one.</value>
    public int HttpPort { get; init; } = 8053;

    /// <summary>Twin's seconds per real second, for schedules, alarms and health checks.</summary>
    /// <value>Default 1. Above 0 and at most 10000. Time-outs of probes and queries stay real.</value>
    public double Speed { get; init; } = 1;

    /// <summary>Whether each inbound address takes only as many queries per second as the real one would.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool EnforceLimits { get; init; }

    /// <summary>Receives the events of the run, one per line, so that it can be replayed.</summary>
    /// <value>Default <see langword="null"/>: they are not kept.</value>
    public TextWriter? Events { get; init; }

    /// <summary>What is taken for granted where the clouds document nothing.</summary>
    public Assumptions Assumptions { get; init; } = Assumptions.Default;

    /// <summary>What relative code paths of functions are relative to.</summary>
    public required string CodeRoot { get; init; }

    /// <summary>Receives what the running parts have to say, one line at a time.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
