using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Twin.Host;

/// <summary>The Lambda Runtime API towards the process of one function.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>
public sealed class RuntimeApi : IAsyncDisposable
{
    private const string Version = "/2018-06-01";

    private readonly Channel<Invocation> _queue = Channel.CreateUnbounded<Invocation>();
    private readonly ConcurrentDictionary<string, Invocation> _underWay = new(StringComparer.Ordinal);
    private readonly string _functionArn;
    private readonly TimeProvider _time;
    private readonly Action<string> _startFailed;
    private LoopbackServer? _server;
    private long _invocations;

    private RuntimeApi(string functionArn, TimeProvider time, Action<string> startFailed)
    {
        _functionArn = functionArn;
        _time = time;
        _startFailed = startFailed;
    }

    /// <summary>What the process finds in <c>AWS_LAMBDA_RUNTIME_API</c>: host and port.</summary>
    public string Authority => _server?.Address.Authority ?? throw new InvalidOperationException("The Runtime API has not been started.");

    /// <summary>Starts to serve on a free port.</summary>
    /// <param name="time">The real time: a function measures its deadline with its machine's clock.</param>
    /// <param name="startFailed">Told of each <c>init/error</c>: the function could not start.</param>
    public static async Task<RuntimeApi> StartAsync(
        string functionArn, TimeProvider time, Action<string> startFailed, CancellationToken cancellationToken)
    {
        var api = new RuntimeApi(functionArn, time, startFailed);
        api._server = await LoopbackServer.StartAsync(0, api.Map, cancellationToken);
        return api;
    }

    /// <summary>Hands an event to the process and waits for its end.</summary>
    /// <param name="timeout">The function's; it runs from the moment that the process takes the event.</param>
    public async Task<InvocationResult> InvokeAsync(string payload, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var invocation = new Invocation($"00000000-0000-4000-8000-{Interlocked.Increment(ref _invocations):x12}", payload, timeout);
        await _queue.Writer.WriteAsync(invocation, cancellationToken);
        try
        {
            await invocation.Taken.Task.WaitAsync(cancellationToken);
            return await invocation.End.Task.WaitAsync(timeout, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new InvocationResult.TimedOut(timeout);
        }
        finally
        {
            _underWay.TryRemove(invocation.Id, out _);
        }
    }

    /// <summary>Ends what the process had taken, because the process is gone.</summary>
    public void Abandon()
    {
        foreach (var invocation in _underWay.Values)
        {
            invocation.End.TrySetResult(new InvocationResult.Crashed());
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Map(WebApplication application)
    {
        application.UseRouting();
        application.MapGet($"{Version}/runtime/invocation/next", NextAsync);
        application.MapPost($"{Version}/runtime/invocation/{{id}}/response", context =>
            EndAsync(context, payload => new InvocationResult.Responded(payload)));
        application.MapPost($"{Version}/runtime/invocation/{{id}}/error", context =>
            EndAsync(context, payload => new InvocationResult.Failed(ErrorType(context), payload)));
        application.MapPost($"{Version}/runtime/init/error", async context =>
        {
            _startFailed($"{ErrorType(context)}: {await BodyAsync(context)}");
            await AcceptedAsync(context);
        });
    }

    private async Task NextAsync(HttpContext context)
    {
        var invocation = await _queue.Reader.ReadAsync(context.RequestAborted);
        _underWay[invocation.Id] = invocation;
        invocation.Taken.TrySetResult();
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.Id;
        headers["Lambda-Runtime-Deadline-Ms"] =
            (_time.GetUtcNow() + invocation.Timeout).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = _functionArn;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(invocation.Payload, context.RequestAborted);
    }

    private async Task EndAsync(HttpContext context, Func<string, InvocationResult> result)
    {
        var payload = await BodyAsync(context);
        if (!_underWay.TryRemove((string)context.Request.RouteValues["id"]!, out var invocation))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(
                new JsonObject { ["errorMessage"] = "Invalid request ID", ["errorType"] = "InvalidRequestID" }.ToJsonString(),
                context.RequestAborted);
            return;
        }

        invocation.End.TrySetResult(result(payload));
        await AcceptedAsync(context);
    }

    private static string ErrorType(HttpContext context) =>
        context.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString() is { Length: > 0 } type ? type : "Unhandled";

    private static Task<string> BodyAsync(HttpContext context) =>
        new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);

    private static Task AcceptedAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return context.Response.WriteAsync("""{"status":"OK"}""", context.RequestAborted);
    }

    private sealed record Invocation(string Id, string Payload, TimeSpan Timeout)
    {
        public TaskCompletionSource Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<InvocationResult> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
