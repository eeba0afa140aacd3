using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CrossCloudDns.HealthChecker.Loop;

/// <summary>The kernel's list of sockets that something happened to, each named by a number.</summary>
/// <remarks>An event is told once (edge-triggered): whoever is told reads until nothing is left.</remarks>
/// <seealso href="https://man7.org/linux/man-pages/man7/epoll.7.html"/>
[SupportedOSPlatform("linux")]
internal sealed class Epoll : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int Add = 1;
    private const int InterruptedCall = 4;
    private const int MostAtOnce = 128;

    /// <summary>The number that <see cref="Wake"/> makes ready.</summary>
    private const long Waking = -1;

    // The kernel packs its structure on x86-64 and nowhere else.
    private static readonly int NumberOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventSize = NumberOffset + sizeof(long);

    private readonly int _epoll = Checked(Create(CloseOnExec));
    private readonly int _wake = Checked(EventFd(0, CloseOnExec));
    private readonly byte[] _events = new byte[MostAtOnce * EventSize];

    public Epoll() => Watch(_wake, Waking);

    /// <summary>Watches a socket until it is closed.</summary>
    public void Watch(int descriptor, long number)
    {
        Span<byte> watched = stackalloc byte[EventSize];
        BinaryPrimitives.WriteUInt32LittleEndian(watched, (uint)(SocketEvents.Readable | SocketEvents.Writable | SocketEvents.Once));
        BinaryPrimitives.WriteInt64LittleEndian(watched[NumberOffset..], number);
        Checked(Control(_epoll, Add, descriptor, ref watched[0]));
    }

    /// <summary>Waits until something happens to a socket.</summary>
    /// <param name="milliseconds">Zero to look without waiting, -1 to wait for ever.</param>
    /// <returns>How many events there are, to be read before the next wait.</returns>
    public int Wait(int milliseconds)
    {
        var count = Wait(_epoll, ref _events[0], MostAtOnce, milliseconds);
        return count < 0 && Marshal.GetLastPInvokeError() == InterruptedCall ? 0 : Checked(count);
    }

    /// <summary>The number of the socket that an event is about.</summary>
    public long Number(int index) => BinaryPrimitives.ReadInt64LittleEndian(_events.AsSpan((index * EventSize) + NumberOffset));

    public SocketEvents Events(int index) => (SocketEvents)BinaryPrimitives.ReadUInt32LittleEndian(_events.AsSpan(index * EventSize));

    /// <summary>Ends a wait that is under way, or the next one.</summary>
    public void Wake() => Checked((int)Write(_wake, 1, sizeof(long)));

    public void Dispose()
    {
        _ = Kernel.Close(_epoll);
        _ = Kernel.Close(_wake);
    }

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [DllImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static extern int Create(int flags);

    [DllImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static extern int EventFd(uint initial, int flags);

    [DllImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static extern int Control(int epoll, int operation, int descriptor, ref byte watched);

    [DllImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static extern int Wait(int epoll, ref byte events, int most, int milliseconds);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(int descriptor, in long value, nint size);
}
