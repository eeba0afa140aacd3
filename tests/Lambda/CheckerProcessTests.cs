using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CrossCloudDns.Tests.Lambda.Probing.Servers;
using CrossCloudDns.Tests.Lambda.Runtime;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Tests.Lambda;

/// <summary>The published checker from the event to the metrics, over its real interfaces.</summary>
public sealed class CheckerProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invocation_OneTargetUpAndOneDown_PublishesBothSigned()
    {
        await using var lambda = await FakeLambda.StartAsync();
        await using var checker = CheckerProcess.Start(lambda);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var outcome = await lambda.InvokeAsync(Event(Port(listener), FreePort()), Patience, Cancellation);

        Assert.True(outcome.Kind == "response", $"{outcome} {checker.Output}");
        Assert.Equal("""{"healthy":1,"down":1,"repeated":0}""", outcome.Body.GetRawText());
        var request = Assert.Single(lambda.Published);
        Assert.True(request.HasValidSignature);
        Assert.Equal("token/EXAMPLE==", request.SessionToken);
        Assert.Equal("CrossCloudDns", request.Form["Namespace"]);
        Assert.Equal(
            ["Heartbeat Site=uk 1", "Healthy Site=uk,Target=app/uk 1", "Latency Site=uk,Target=app/uk", "Healthy Site=uk,Target=app/uk-2 0"],
            request.Metrics.Select(metric => $"{metric.Name} {metric.Dimensions}" + (metric.Name == "Latency" ? "" : $" {metric.Value}")));
        Assert.All(request.Metrics, metric => Assert.Equal("2026-08-01T12:34:00Z", metric.Timestamp));
        Assert.Equal("Milliseconds", request.Metrics.Single(metric => metric.Name == "Latency").Unit);
    }

    [Fact]
    public async Task Invocation_CloudWatchRefuses_IsAnErrorAndTheNextOneWorks()
    {
        await using var lambda = await FakeLambda.StartAsync();
        await using var checker = CheckerProcess.Start(lambda);
        lambda.CloudWatch = number => number == 1 ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.Ok();

        var refused = await lambda.InvokeAsync(Event(FreePort(), FreePort()), Patience, Cancellation);
        var accepted = await lambda.InvokeAsync(Event(FreePort(), FreePort()), Patience, Cancellation);

        Assert.Equal("error", refused.Kind);
        Assert.StartsWith("CCD3004: ", refused.Body.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal("response", accepted.Kind);
    }

    [Fact]
    public async Task Invocation_EventOfAnotherFormat_IsAnError()
    {
        await using var lambda = await FakeLambda.StartAsync();
        await using var checker = CheckerProcess.Start(lambda);

        var outcome = await lambda.InvokeAsync("""{"format":"something/else"}""", Patience, Cancellation);

        Assert.Equal("error", outcome.Kind);
        Assert.StartsWith(
            "CCD3002: The event cannot be used: 'format' is 'something/else'. 'cross-cloud-dns/targets/1' is allowed.",
            outcome.Body.GetProperty("errorMessage").GetString(),
            StringComparison.Ordinal);
        Assert.Empty(lambda.Published);
    }

    [Fact]
    public async Task Invocation_OutOfDescriptors_BlamesNoTarget()
    {
        await using var lambda = await FakeLambda.StartAsync();
        await using var checker = CheckerProcess.StartWithDescriptors(lambda, 150);
        await using var server = new ScriptedServer(peer => peer.DripAsync(TimeSpan.FromSeconds(1), ["HTTP/1.1 200 OK\r\n\r\n"]));
        var targets = Enumerable.Range(0, 150).Select(number =>
            $$"""{"id":"t{{number}}","kind":"http","address":"127.0.0.1","port":{{server.Endpoint.Port}},"timeoutMs":30000,"attempts":1}""");

        var invocation = lambda.InvokeAsync(
            $$"""{"format":"cross-cloud-dns/targets/1","namespace":"N","targets":[{{string.Join(',', targets)}}]}""", Patience, Cancellation);
        // The runtime needs descriptors too, and may die of the lack. Lambda takes that for a failed invocation; no target is blamed either way.
        await Task.WhenAny(invocation, checker.WaitForExitAsync(Cancellation));

        var verdicts = lambda.Published.SelectMany(request => request.Metrics).Where(metric => metric.Name == "Healthy").ToArray();
        Assert.All(verdicts, metric => Assert.Equal(1, metric.Value));
        Assert.InRange(verdicts.Length, 0, 149);
        if (invocation.IsCompleted)
        {
            var outcome = await invocation;
            Assert.True(outcome.Kind == "error", $"{verdicts.Length} of 150 {checker.Output}");
            Assert.Contains("could not be checked: descriptors, TooManyOpenSockets", outcome.Body.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Output_OfTwoRuns_IsOneJsonObjectPerLine()
    {
        await using var lambda = await FakeLambda.StartAsync();
        await using var checker = CheckerProcess.Start(lambda);
        var json = Event(FreePort(), FreePort()).Replace("\"targets\"", "\"signal\":\"emf\",\"targets\"", StringComparison.Ordinal);

        await lambda.InvokeAsync(json, Patience, Cancellation);
        await lambda.InvokeAsync(json, Patience, Cancellation);
        await checker.DisposeAsync();

        var lines = checker.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(2, lines.Count(line => line.TryGetProperty("event", out var name) && name.GetString() == "run"));
        Assert.Equal(4, lines.Count(line => line.TryGetProperty("_aws", out _)));
        Assert.Empty(lambda.Published);
    }

    private static string Event(int port, int otherPort) =>
        $$"""
        {"format":"cross-cloud-dns/targets/1","namespace":"CrossCloudDns","dimensions":{"Site":"uk"},"scheduledTime":"2026-08-01T12:34:56Z",
         "targets":[
          {"id":"app/uk","kind":"tcp","address":"127.0.0.1","port":{{port}}},
          {"id":"app/uk-2","kind":"http","address":"127.0.0.1","port":{{otherPort}},"path":"/healthz","attempts":1}]}
        """;

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A port that was free a moment ago.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return Port(listener);
    }
}
