using System.Net.Sockets;
using CrossCloudDns.HealthChecker.Verdicts;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>What a socket's error says about the target, or about the checker.</summary>
internal static class SocketFault
{
    public static Reason Classify(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => Reason.Refused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Reason.Reset,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown => Reason.Unreachable,
        SocketError.TimedOut => Reason.Timeout,
        // Out of descriptors, of memory, or of local ports: all of them are the checker's.
        SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable or SocketError.AddressNotAvailable => Reason.Descriptors,
        _ => Reason.Internal,
    };

    /// <summary>The socket error within a stream's exception, if there is one.</summary>
    public static SocketException? Within(Exception exception) =>
        exception as SocketException ?? exception.InnerException as SocketException;
}
