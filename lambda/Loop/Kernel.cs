using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace CrossCloudDns.HealthChecker.Loop;

/// <summary>The kernel's calls for a TCP connection that never blocks, with numbers that are the same on arm64 and x86-64.</summary>
/// <remarks>A <see cref="SocketException"/> that is made without a number takes the last call's error.</remarks>
[SupportedOSPlatform("linux")]
internal static class Kernel
{
    private const int InterNetwork = 2;
    private const int InterNetworkV6 = 10;
    private const int NonBlockingStream = 1 | 0x800 | 0x80000;
    private const int NoSignal = 0x4000;
    private const int SocketLevel = 1;
    private const int SocketErrorOption = 4;
    private const int TcpLevel = 6;
    private const int QuickAckOption = 12;
    private const int TryAgain = 11;
    private const int InProgress = 115;

    /// <returns>The descriptor.</returns>
    /// <exception cref="SocketException">There is no descriptor left, or no memory.</exception>
    public static int OpenSocket(AddressFamily family)
    {
        var socket = Socket(family == AddressFamily.InterNetworkV6 ? InterNetworkV6 : InterNetwork, NonBlockingStream, 0);
        return socket >= 0 ? socket : throw new SocketException();
    }

    /// <summary>
    /// Lets the last packet of the handshake travel with the first bytes that are sent: a packet less for each connection, here and there.
    /// </summary>
    /// <remarks>It is sent alone all the same where there is nothing to send for a while. To be said before connecting.</remarks>
    /// <seealso href="https://man7.org/linux/man-pages/man7/tcp.7.html"/>
    public static void SendHandshakeWithRequest(int socket) => _ = SetOption(socket, TcpLevel, QuickAckOption, 0, sizeof(int));

    /// <summary>Begins to connect.</summary>
    /// <exception cref="SocketException">It is certain already that there will be no connection.</exception>
    public static void BeginConnect(int socket, ReadOnlySpan<byte> address)
    {
        if (Connect(socket, in address[0], address.Length) != 0 && Marshal.GetLastPInvokeError() != InProgress)
        {
            throw new SocketException();
        }
    }

    /// <summary>Ends a connect that is no longer under way.</summary>
    /// <exception cref="SocketException">There is no connection.</exception>
    public static void EndConnect(int socket)
    {
        var size = sizeof(int);
        if (GetOption(socket, SocketLevel, SocketErrorOption, out var error, ref size) != 0)
        {
            throw new SocketException();
        }

        if (error != 0)
        {
            Marshal.SetLastPInvokeError(error);
            throw new SocketException();
        }
    }

    /// <returns>How many bytes were sent; <see langword="null"/> where none can be now.</returns>
    public static int? TrySend(int socket, ReadOnlySpan<byte> bytes) => Count(Send(socket, in bytes[0], bytes.Length, NoSignal));

    /// <returns>How many bytes were received, zero at the end; <see langword="null"/> where none can be now.</returns>
    public static int? TryReceive(int socket, Span<byte> room) => Count(Receive(socket, ref room[0], room.Length, 0));

    [DllImport("libc", EntryPoint = "close")]
    public static extern int Close(int descriptor);

    private static int? Count(nint result) =>
        result >= 0 ? (int)result
        : Marshal.GetLastPInvokeError() == TryAgain ? null
        : throw new SocketException();

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static extern int Socket(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "connect", SetLastError = true)]
    private static extern int Connect(int socket, in byte address, int size);

    [DllImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    private static extern int GetOption(int socket, int level, int option, out int value, ref int size);

    [DllImport("libc", EntryPoint = "setsockopt")]
    private static extern int SetOption(int socket, int level, int option, in int value, int size);

    [DllImport("libc", EntryPoint = "send", SetLastError = true)]
    private static extern nint Send(int socket, in byte bytes, nint count, int flags);

    [DllImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static extern nint Receive(int socket, ref byte room, nint size, int flags);
}
