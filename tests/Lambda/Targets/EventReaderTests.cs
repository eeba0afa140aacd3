using System.Text;
using CrossCloudDns.HealthChecker;
using CrossCloudDns.HealthChecker.Targets;

namespace CrossCloudDns.Tests.Lambda.Targets;

public sealed class EventReaderTests
{
    private const string Tail = " Correct the check and deploy again.";

    [Fact]
    public void Read_TargetWithTheLeast_TakesTheDefaults()
    {
        var request = Read("""{"id":"app/uk","kind":"https","address":"172.16.1.10"}""");

        var target = Assert.Single(request.Targets);
        var check = Assert.IsType<Check.Http>(target.Check);
        Assert.Empty(request.Errors);
        Assert.Equal((443, TimeSpan.FromSeconds(2), 2, TimeSpan.FromMilliseconds(200)), (target.Port, target.Timeout, target.Attempts, target.Backoff));
        Assert.Equal(("GET", "172.16.1.10", "/"), (check.Method, check.Host, check.Path));
        Assert.Equal("200-399", Assert.Single(check.Statuses).ToString());
        Assert.Equal("172.16.1.10", check.Tls?.ServerName);
        Assert.IsType<Trust.System>(check.Tls?.Trust);
        Assert.Equal(Signal.PutMetricData, request.Signal);
        Assert.Null(request.ScheduledTime);
    }

    [Fact]
    public void Read_TargetWithEverything_TakesEverything()
    {
        var request = Read("""
            {"id":"app/uk","kind":"https","address":"172.16.1.10","port":8443,"timeoutMs":1500,"attempts":3,"backoffMs":50,
             "method":"POST","host":"app.example.com","path":"/a?b=c","statuses":["204","300-302"],"bodyContains":"ok",
             "headers":{"X-B":"2","X-A":"1"},"serverName":"sni.example.com","trust":"any"}
            """);

        var target = Assert.Single(request.Targets);
        var check = Assert.IsType<Check.Http>(target.Check);
        Assert.Equal((8443, 1500, 3, 50), (target.Port, target.Timeout.TotalMilliseconds, target.Attempts, target.Backoff.TotalMilliseconds));
        Assert.Equal(("POST", "app.example.com", "/a?b=c", "ok"), (check.Method, check.Host, check.Path, check.BodyContains));
        Assert.Equal(["204", "300-302"], check.Statuses.Select(range => range.ToString()));
        Assert.Equal(["X-A=1", "X-B=2"], check.Headers.Select(header => $"{header.Key}={header.Value}"));
        Assert.Equal("sni.example.com", check.Tls?.ServerName);
        Assert.IsType<Trust.Any>(check.Tls?.Trust);
    }

    [Fact]
    public void Read_OtherKinds_HaveTheirDefaultPorts()
    {
        var request = Read(
            """{"id":"a","kind":"http","address":"192.0.2.1"}""",
            """{"id":"b","kind":"tcp","address":"192.0.2.1","port":5432}""",
            """{"id":"c","kind":"dns","address":"192.0.2.1","name":"app.example.com.","recordType":"AAAA"}""");

        Assert.Empty(request.Errors);
        Assert.Equal([80, 5432, 53], request.Targets.Select(target => target.Port));
        var dns = Assert.IsType<Check.Dns>(request.Targets[2].Check);
        Assert.Equal(("app.example.com", 28), (dns.Name, dns.RecordType));
        Assert.Null(Assert.IsType<Check.Http>(request.Targets[0].Check).Tls);
    }

    [Theory]
    [InlineData("\"kind\":\"icmp\",\"port\":1", "'targets[1].kind' of target 'bad' is 'icmp'. http, https, tcp or dns is allowed.")]
    [InlineData("\"port\":1", "'targets[1].kind' of target 'bad' is 'absent'. A text of one line and 1 to 1024 characters is allowed.")]
    [InlineData("\"kind\":\"tcp\"", "'targets[1].port' of target 'bad' is 'absent'. A whole number from 1 to 65535 is allowed.")]
    [InlineData("\"kind\":\"http\",\"port\":65536", "'targets[1].port' of target 'bad' is '65536'. A whole number from 1 to 65535 is allowed.")]
    [InlineData("\"kind\":\"http\",\"port\":\"80\"", "'targets[1].port' of target 'bad' is '80'. A whole number from 1 to 65535 is allowed.")]
    [InlineData("\"kind\":\"http\",\"timeoutMs\":9", "'targets[1].timeoutMs' of target 'bad' is '9'. A whole number from 10 to 60000 is allowed.")]
    [InlineData("\"kind\":\"http\",\"attempts\":0", "'targets[1].attempts' of target 'bad' is '0'. A whole number from 1 to 10 is allowed.")]
    [InlineData("\"kind\":\"http\",\"path\":\"healthz\"", "'targets[1].path' of target 'bad' is 'healthz'. A path that begins with '/', percent-encoded, without spaces, is allowed.")]
    [InlineData("\"kind\":\"http\",\"method\":\"DELETE\"", "'targets[1].method' of target 'bad' is 'DELETE'. GET, HEAD, POST or OPTIONS is allowed.")]
    [InlineData("\"kind\":\"http\",\"statuses\":[\"2xx\"]", "'targets[1].statuses' of target 'bad' is '[\"2xx\"]'. A list of texts, each a code or a range of codes from 100 to 599, such as '200-299', is allowed.")]
    [InlineData("\"kind\":\"http\",\"headers\":{\"A:\":\"secret\"}", "'targets[1].headers' of target 'bad' is 'A:'. A header name with a value of one line is allowed.")]
    [InlineData("\"kind\":\"http\",\"headers\":{\"A\":\"secret\\r\\nB: c\"}", "'targets[1].headers' of target 'bad' is 'A'. A header name with a value of one line is allowed.")]
    [InlineData("\"kind\":\"http\",\"host\":\"a\\r\\nB: c\"", "'targets[1].host' of target 'bad' is 'a\r\nB: c'. A text of one line and 1 to 1024 characters is allowed.")]
    [InlineData("\"kind\":\"https\",\"trust\":\"ca\"", "'targets[1].trust' of target 'bad' is 'ca'. 'system' without 'caPem', 'ca' with it, or 'any' without it is allowed.")]
    [InlineData("\"kind\":\"https\",\"caPem\":\"secret\"", "'targets[1].caPem' of target 'bad' is '6 characters'. One or more certificates, PEM, is allowed.")]
    [InlineData("\"kind\":\"dns\"", "'targets[1].name' of target 'bad' is 'absent'. A text of one line and 1 to 1024 characters is allowed.")]
    [InlineData("\"kind\":\"dns\",\"name\":\"a..b\"", "'targets[1].name' of target 'bad' is 'a..b'. A domain name is allowed.")]
    [InlineData("\"kind\":\"dns\",\"name\":\"a\",\"recordType\":\"ANY\"", "'targets[1].recordType' of target 'bad' is 'ANY'. A, NS, CNAME, SOA, PTR, MX, TXT, AAAA, SRV is allowed.")]
    [InlineData("\"kind\":\"http\",\"dependsOn\":\"nobody\"", "'dependsOn' of target 'bad' is 'nobody', which is not among the targets. The id of another target of the same event is allowed.")]
    [InlineData("\"kind\":\"http\",\"dependsOn\":\"bad\"", "'dependsOn' of target 'bad' is 'bad', which leads back to itself. The id of another target of the same event is allowed.")]
    public void Read_OneWrongTarget_SaysWhatIsWrongAndKeepsTheOther(string fields, string expected)
    {
        var request = Read(
            """{"id":"good","kind":"http","address":"192.0.2.1"}""",
            $$"""{"id":"bad","address":"192.0.2.2",{{fields}}}""");

        Assert.Equal("good", Assert.Single(request.Targets).Id);
        Assert.Contains($"CCD3003: {expected}{Tail}", request.Errors);
        Assert.DoesNotContain(request.Errors, error => error.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SameIdTwice_KeepsTheFirst()
    {
        var request = Read("""{"id":"a","kind":"http","address":"192.0.2.1"}""", """{"id":"a","kind":"http","address":"192.0.2.2"}""");

        Assert.Equal("192.0.2.1", Assert.Single(request.Targets).Address);
        Assert.Equal($"CCD3003: 'targets[1].id' of target 'a' is 'a'. An id that no other target has is allowed.{Tail}", Assert.Single(request.Errors));
    }

    [Fact]
    public void Read_DependenciesInACircle_KeepsNeither()
    {
        var request = Read(
            """{"id":"a","kind":"http","address":"192.0.2.1","dependsOn":"b"}""",
            """{"id":"b","kind":"http","address":"192.0.2.1","dependsOn":"a"}""");

        Assert.Empty(request.Targets);
        Assert.Equal(2, request.Errors.Length);
    }

    [Theory]
    [InlineData("""[]""", "It is a JSON Array. An object is allowed.")]
    [InlineData("""{}""", "'format' is ''. 'cross-cloud-dns/targets/1' is allowed.")]
    [InlineData("""{"format":"cross-cloud-dns/targets/1"}""", "'namespace' is ''. A text of 1 to 255 characters is allowed.")]
    [InlineData("""{"format":"cross-cloud-dns/targets/1","namespace":"N"}""", "'targets' is no list.")]
    [InlineData("""{"format":"cross-cloud-dns/targets/1","namespace":"N","targets":[],"dimensions":{"a":1}}""", "'dimensions' is no object of texts.")]
    [InlineData("""{"format":"cross-cloud-dns/targets/1","namespace":"N","targets":[],"signal":"smoke"}""", "'signal' is 'smoke'. 'putMetricData' or 'emf' is allowed.")]
    [InlineData("""{"format":"cross-cloud-dns/targets/1","namespace":"N","targets":[],"scheduledTime":"noon"}""", "'scheduledTime' is 'noon'. An ISO 8601 time is allowed.")]
    public void Read_EventThatConcernsEveryTarget_IsRefused(string json, string expected)
    {
        var exception = Assert.Throws<CheckerException>(() => EventReader.Read(Encoding.UTF8.GetBytes(json)));

        Assert.StartsWith($"CCD3002: The event cannot be used: {expected} The Pulumi program", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoJson_IsRefused() =>
        Assert.StartsWith(
            "CCD3002: The event cannot be used: ",
            Assert.Throws<CheckerException>(() => EventReader.Read("not json"u8.ToArray())).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Read_ScheduledTimeThatNobodyReplaced_IsAsIfItWereAbsent() =>
        Assert.Null(EventReader.Read("""
            {"format":"cross-cloud-dns/targets/1","namespace":"N","targets":[],"scheduledTime":"<aws.scheduler.scheduled-time>"}
            """u8.ToArray()).ScheduledTime);

    private static CheckRequest Read(params string[] targets) => EventReader.Read(Encoding.UTF8.GetBytes(
        $$"""{"format":"cross-cloud-dns/targets/1","namespace":"CrossCloudDns","dimensions":{"Site":"uk"},"targets":[{{string.Join(',', targets)}}]}"""));
}
