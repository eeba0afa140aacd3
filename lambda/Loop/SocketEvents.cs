namespace CrossCloudDns.HealthChecker.Loop;

/// <summary>What happened to a socket, in the kernel's bits.</summary>
[Flags]
internal enum SocketEvents : uint
{
    None = 0,
    Readable = 0x1,
    Writable = 0x4,
    Failed = 0x8,
    HungUp = 0x10,

    /// <summary>Each event is told once.</summary>
    Once = 0x80000000,
}
