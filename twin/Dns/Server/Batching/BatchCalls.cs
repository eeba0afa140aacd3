using System.Runtime.InteropServices;

namespace CrossCloudDns.Twin.Dns;

/// <summary>The batched socket calls of 64-bit Linux: many datagrams for one entry into the kernel.</summary>
/// <seealso href="https://man7.org/linux/man-pages/man2/recvmmsg.2.html"/>
internal static unsafe partial class BatchCalls
{
    /// <summary>Sleep for the first datagram only, then take what is there.</summary>
    public const int WaitForOne = 0x10000;

    /// <summary>EINTR: a signal came in between.</summary>
    public const int Interrupted = 4;

    private const int BothDirections = 2;

    /// <summary>Whether the layouts below are this system's.</summary>
    public static bool Available => OperatingSystem.IsLinux() && IntPtr.Size == 8;

    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    public static partial int Receive(int socket, MessageVector* messages, uint count, int flags, void* timeout);

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    public static partial int Send(int socket, MessageVector* messages, uint count, int flags);

    /// <summary>
    /// Wakes whoever sleeps in <see cref="Receive"/>. On a datagram socket it reports an error, and does so all the same.
    /// </summary>
    public static void Shutdown(int socket) => _ = Shutdown(socket, BothDirections);

    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    private static partial int Shutdown(int socket, int how);

    /// <summary><c>struct iovec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Segment
    {
        public byte* Base;
        public nuint Length;
    }

    /// <summary><c>struct mmsghdr</c>, with its <c>struct msghdr</c> in place.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MessageVector
    {
        public byte* Name;
        public uint NameLength;
        public Segment* Segments;
        public nuint SegmentCount;
        public byte* Control;
        public nuint ControlLength;
        public int Flags;
        private readonly int _endOfHeader;

        /// <summary>The octets received or sent.</summary>
        public uint Length;

        private readonly uint _endOfVector;
    }
}
