using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Tests.Twin.Host;

public sealed class InstanceServerTests : IAsyncLifetime
{
    private static readonly TimeSpan NotForever = TimeSpan.FromSeconds(30);
    private readonly PrivateAuthority _authority = new(TimeProvider.System.GetUtcNow());
    private InstanceServer _plain = null!;
    private InstanceServer _secure = null!;
    private InstanceServer _tcp = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _plain = Start(new InstanceIdentity("app/uk", SpeaksHttp: true));
        _secure = Start(new InstanceIdentity("web/uk", SpeaksHttp: true, _authority.Issue("web.example.org"), _authority.Issue("other.example.org")));
        _tcp = Start(new InstanceIdentity("db/uk", SpeaksHttp: false));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _plain.DisposeAsync();
        await _secure.DisposeAsync();
        await _tcp.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task Serving_AnswersAndNamesItself()
    {
        using var client = new HttpClient();

        Assert.Equal("app/uk\n", await client.GetStringAsync(Url(_plain), Cancelled));
    }

    [Fact]
    public async Task Failing_Answers500_AndServesAgainAfterwards()
    {
        using var client = new HttpClient();

        _plain.Switch(InstanceMode.Failing);
        using var failed = await client.GetAsync(Url(_plain), Cancelled);
        _plain.Switch(InstanceMode.Serving);
        using var served = await client.GetAsync(Url(_plain), Cancelled);

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.OK), (failed.StatusCode, served.StatusCode));
    }

    [Fact]
    public async Task Refusing_RefusesAtTheSamePort_AndServesThereAgain()
    {
        using var client = new HttpClient();
        var before = _plain.EndPoint;

        _plain.Switch(InstanceMode.Refusing);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Url(_plain), Cancelled));
        _plain.Switch(InstanceMode.Serving);

        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(refused.InnerException).SocketErrorCode);
        Assert.Equal("app/uk\n", await client.GetStringAsync(Url(_plain), Cancelled));
        Assert.Equal(before, _plain.EndPoint);
    }

    [Fact]
    public async Task Refusing_RepeatedlySwitched_AlwaysEndsUpAsTold()
    {
        using var client = new HttpClient();
        for (var round = 0; round < 20; round++)
        {
            _plain.Switch(InstanceMode.Refusing);
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Url(_plain), Cancelled));
            _plain.Switch(InstanceMode.Hanging);
            _plain.Switch(InstanceMode.Serving);
            Assert.Equal("app/uk\n", await client.GetStringAsync(Url(_plain), Cancelled));
        }
    }

    [Fact]
    public async Task Hanging_AcceptsAndSaysNothing_UntilItIsOver()
    {
        _plain.Switch(InstanceMode.Hanging);
        using var socket = await ConnectAsync(_plain);
        await socket.SendAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), Cancelled);
        var answer = socket.ReceiveAsync(new byte[1], Cancelled).AsTask();
        // The kernel connects before the server accepts, and only what it accepted while hanging is known to hang.
        Assert.True(SpinWait.SpinUntil(() => _plain.Connections == 1, NotForever));
        Assert.False(answer.IsCompleted);

        _plain.Switch(InstanceMode.Serving);

        // The fault's connection is cut: nothing was ever said on it.
        var end = await Record.ExceptionAsync(async () => Assert.Equal(0, await answer.WaitAsync(NotForever, TimeProvider.System, Cancelled)));
        Assert.True(end is null or SocketException, $"{end}");
        using var client = new HttpClient();
        Assert.Equal("app/uk\n", await client.GetStringAsync(Url(_plain), Cancelled));
    }

    [Fact]
    public async Task Secure_PresentsACertificateOfTheAuthorityForItsHost()
    {
        Assert.Equal(SslPolicyErrors.None, await HandshakeAsync("web.example.org"));
        Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, await HandshakeAsync("else.example.org"));
    }

    [Fact]
    public async Task WrongCertificate_PresentsAnotherName_AndTheRightOneAfterwards()
    {
        _secure.Switch(InstanceMode.WrongCertificate);
        Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, await HandshakeAsync("web.example.org"));

        _secure.Switch(InstanceMode.Serving);
        Assert.Equal(SslPolicyErrors.None, await HandshakeAsync("web.example.org"));
    }

    [Fact]
    public async Task Tcp_StaysConnected_AndClosesAtOnceWhenFailing()
    {
        using var kept = await ConnectAsync(_tcp);
        var silent = kept.ReceiveAsync(new byte[1], Cancelled).AsTask();
        Assert.False(silent.IsCompleted);

        _tcp.Switch(InstanceMode.Failing);
        using var closed = await ConnectAsync(_tcp);

        Assert.Equal(0, await closed.ReceiveAsync(new byte[1], Cancelled).AsTask().WaitAsync(NotForever, TimeProvider.System, Cancelled));
    }

    [Fact]
    public async Task Start_WhereThePortIsTaken_TakesAnotherOfTheSameAddress()
    {
        await using var second = InstanceServer.Start(_plain.EndPoint, new InstanceIdentity("second", true), TimeProvider.System);

        Assert.Equal(_plain.EndPoint.Address, second.EndPoint.Address);
        Assert.NotEqual(_plain.EndPoint.Port, second.EndPoint.Port);
    }

    [Fact]
    public async Task Refusing_ItsPortTakenMeanwhile_ServesAtAnotherOfTheSameAddress()
    {
        var before = _plain.EndPoint;
        _plain.Switch(InstanceMode.Refusing);
        await using var second = InstanceServer.Start(before, new InstanceIdentity("second", true), TimeProvider.System);

        _plain.Switch(InstanceMode.Serving);

        using var client = new HttpClient();
        Assert.Equal((before, before.Address), (second.EndPoint, _plain.EndPoint.Address));
        Assert.Equal(("second\n", "app/uk\n"), (await client.GetStringAsync(Url(second), Cancelled), await client.GetStringAsync(Url(_plain), Cancelled)));
    }

    private static InstanceServer Start(InstanceIdentity identity) =>
        InstanceServer.Start(new IPEndPoint(IPAddress.Loopback, 0), identity, TimeProvider.System);

    private static Uri Url(InstanceServer server) => new($"http://{server.EndPoint}/healthz");

    private static async Task<Socket> ConnectAsync(InstanceServer server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.EndPoint, Cancelled);
        return socket;
    }

    private async Task<SslPolicyErrors> HandshakeAsync(string host)
    {
        var errors = SslPolicyErrors.None;
        using var socket = await ConnectAsync(_secure);
        await using var tls = new SslStream(new NetworkStream(socket));
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(X509Certificate2.CreateFromPem(_authority.Pem));
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            CertificateChainPolicy = trust,
            RemoteCertificateValidationCallback = (_, _, _, found) =>
            {
                errors = found;
                return true;
            },
        };
        await tls.AuthenticateAsClientAsync(options, Cancelled);
        Assert.True(tls.SslProtocol >= SslProtocols.Tls12);
        return errors;
    }
}
