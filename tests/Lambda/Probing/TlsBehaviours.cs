using System.Net.Security;
using System.Security.Authentication;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Lambda.Probing.Servers;

namespace CrossCloudDns.Tests.Lambda.Probing;

internal static class TlsBehaviours
{
    private static readonly Trust Private = new Trust.Authority(Certificates.AuthorityPem);

    public static IEnumerable<Behaviour> All =>
    [
        Serves("https of the private authority", Certificates.Valid, Reason.Ok),
        Serves("https with an intermediate", Certificates.WithIntermediate, Reason.Ok),
        Serves("https of a stranger", Certificates.ByAStranger, Reason.TlsUntrusted),
        Serves("https self-signed", Certificates.SelfSigned, Reason.TlsUntrusted),
        Serves("https of the private authority, unknown to the system", Certificates.Valid, Reason.TlsUntrusted, new Trust.System()),
        Serves("https self-signed, asked for", Certificates.SelfSigned, Reason.Ok, new Trust.Any()),
        Serves("https expired, asked for", Certificates.Expired, Reason.Ok, new Trust.Any()),
        Serves("https expired", Certificates.Expired, Reason.TlsExpired),
        Serves("https not valid yet", Certificates.NotYetValid, Reason.TlsExpired),
        Serves("https for another name", Certificates.ForAnotherName, Reason.TlsMismatch),
        Serves("https wrong in every way", Certificates.ExpiredByAStrangerForAnotherName, Reason.TlsUntrusted),
        Serves("https by server name", Certificates.ByServerName, Reason.Ok),
        Serves("https 1.2", Certificates.Only(SslProtocols.Tls12), Reason.Ok),
        Serves("https 1.3", Certificates.Only(SslProtocols.Tls13), Reason.Ok),
        Acts("https that speaks http", peer => peer.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"), Reason.TlsFailed, Reason.Reset),
        Acts("https without a handshake", peer => peer.HangAsync(), Reason.Timeout),
        Acts("https closes within the handshake", peer => peer.ReadSomeAsync(), Reason.Closed, Reason.Reset),
        Acts("https of an old version", OldVersionAsync, Reason.TlsFailed),
        Acts("https 500", peer => AnswerAsync(peer, Certificates.Valid, "HTTP/1.1 500 Error\r\n\r\n"), Reason.Status) with { ShowsCertificate = true },
        Acts("https silent after the handshake", SilentAsync, Reason.Timeout) with
        {
            ShowsCertificate = true,
            Impatient = TimeSpan.FromSeconds(4),
        },
    ];

    private static Behaviour Serves(string name, SslServerAuthenticationOptions options, Reason reason, Trust? trust = null) =>
        new(name, () => new ScriptedServer(peer => AnswerAsync(peer, options, "HTTP/1.1 200 OK\r\n\r\n")), Check(trust ?? Private), reason)
        {
            ShowsCertificate = true,
        };

    private static Behaviour Acts(string name, Func<Peer, Task> script, params Reason[] reasons) =>
        new(name, () => new ScriptedServer(script), Check(Private), reasons);

    private static Check.Http Check(Trust trust) => new() { Host = "127.0.0.1", Tls = new TlsSettings(Certificates.Name, trust) };

    private static async Task AnswerAsync(Peer peer, SslServerAuthenticationOptions options, string text)
    {
        await peer.SecureAsync(options);
        await peer.AnswerAsync(text);
    }

    /// <summary>Answers the client's first message with the alert of a server that knows TLS 1.0 only.</summary>
    private static async Task OldVersionAsync(Peer peer)
    {
        const string ProtocolVersionAlert = "\x15\x03\x01\x00\x02\x02\x46";
        await peer.WriteAsync(ProtocolVersionAlert);
        await peer.HangAsync();
    }

    private static async Task SilentAsync(Peer peer)
    {
        await peer.SecureAsync(Certificates.Valid);
        await peer.HangAsync();
    }
}
