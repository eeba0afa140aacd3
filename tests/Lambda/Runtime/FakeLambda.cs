using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrossCloudDns.Tests.Lambda.Runtime;

/// <summary>A Runtime API that delivers the events it is given, and a CloudWatch endpoint beside it.</summary>
internal sealed class FakeLambda : IAsyncDisposable
{
    private readonly Channel<(string Event, TimeSpan Time)> _events = Channel.CreateUnbounded<(string Event, TimeSpan Time)>();
    private readonly Channel<LambdaOutcome> _outcomes = Channel.CreateUnbounded<LambdaOutcome>();
    private readonly WebApplication _application;
    private int _invocations;

    private FakeLambda(WebApplication application) => _application = application;

    /// <summary>Host and port of the Runtime API; <c>http://</c> and this is the CloudWatch endpoint.</summary>
    public string Authority => new Uri(_application.Urls.First()).Authority;

    public ConcurrentQueue<PublishedRequest> Published { get; } = [];

    /// <summary>How CloudWatch answers the n-th request, counted from 1.</summary>
    public Func<int, IResult> CloudWatch { get; set; } = _ => Results.Ok();

    public static async Task<FakeLambda> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var lambda = new FakeLambda(builder.Build());
        lambda.Map();
        await lambda._application.StartAsync();
        return lambda;
    }

    public async Task<LambdaOutcome> InvokeAsync(string json, TimeSpan time, CancellationToken cancellation)
    {
        await _events.Writer.WriteAsync((json, time), cancellation);
        // A checker that died answers nothing: better a failed test than one that waits for it.
        return await _outcomes.Reader.ReadAsync(cancellation).AsTask().WaitAsync(time + time, cancellation);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private void Map()
    {
        _application.MapGet("/2018-06-01/runtime/invocation/next", NextAsync);
        _application.MapPost("/2018-06-01/runtime/invocation/{id}/{outcome}", OutcomeAsync);
        _application.MapPost("/2018-06-01/runtime/init/{outcome}", OutcomeAsync);
        _application.MapPost("/", PublishAsync);
    }

    private async Task NextAsync(HttpContext context)
    {
        var (json, time) = await _events.Reader.ReadAsync(context.RequestAborted);
        context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = $"request-{++_invocations}";
        context.Response.Headers["Lambda-Runtime-Deadline-Ms"] =
            (TimeProvider.System.GetUtcNow() + time).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(json);
    }

    private async Task OutcomeAsync(HttpContext context, string outcome)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.CompleteAsync();
        await _outcomes.Writer.WriteAsync(new LambdaOutcome(outcome, body.RootElement.Clone()));
    }

    private async Task PublishAsync(HttpContext context)
    {
        Published.Enqueue(await PublishedRequest.ReadAsync(context.Request));
        await CloudWatch(Published.Count).ExecuteAsync(context);
    }
}

/// <param name="Kind"><c>response</c> or <c>error</c>.</param>
internal sealed record LambdaOutcome(string Kind, JsonElement Body);
