using System.Net;
using System.Net.Sockets;

namespace CrossCloudDns.HealthChecker.Probing;

/// <summary>Connects to a target and, where there is something to ask, asks and receives until the response is judged.</summary>
internal interface ITcpExchange
{
    /// <param name="http">What is asked over the connection; <see langword="null"/> where being connected is enough.</param>
    /// <exception cref="SocketException">There is no connection, or it broke.</exception>
    /// <exception cref="ProbeFault">The response is not what is expected, with the reason.</exception>
    Task RunAsync(IPEndPoint endpoint, HttpExchange? http, CancellationToken cancellation);
}
