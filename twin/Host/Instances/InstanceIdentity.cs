using System.Security.Cryptography.X509Certificates;

namespace CrossCloudDns.Twin.Host;

/// <summary>What an instance server says it is.</summary>
/// <param name="Id">Its name in answers, such as <c>app/uk</c>.</param>
/// <param name="SpeaksHttp">Whether it answers HTTP requests, or only accepts connections.</param>
/// <param name="Certificate">What it presents when it speaks TLS; <see langword="null"/> when it does not.</param>
/// <param name="WrongCertificate">What it presents instead under the fault of that name.</param>
public sealed record InstanceIdentity(
    string Id, bool SpeaksHttp, X509Certificate2? Certificate = null, X509Certificate2? WrongCertificate = null);
