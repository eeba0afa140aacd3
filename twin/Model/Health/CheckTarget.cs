using System.Net;

namespace CrossCloudDns.Twin.Model;

/// <summary>One target of the checker, as its event describes it.</summary>
public sealed record CheckTarget
{
    /// <summary><c>{service}/{site}</c>; the value of the metric's dimension <c>Target</c>.</summary>
    public required string Id { get; init; }

    public required CheckKind Kind { get; init; }

    public required IPAddress Address { get; init; }

    public required int Port { get; init; }

    /// <summary>Name in the request and, unless told otherwise, in the certificate.</summary>
    public string? Host { get; init; }

    public string? Path { get; init; }

    /// <summary>Time for one attempt.</summary>
    /// <value>Default 2 seconds.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <value>Default 2.</value>
    public int Attempts { get; init; } = 2;

    /// <summary>Longest time that one check takes.</summary>
    public TimeSpan Longest => Timeout * Attempts;
}

public enum CheckKind
{
    Http,
    Https,
    Tcp,
    Dns,
}
