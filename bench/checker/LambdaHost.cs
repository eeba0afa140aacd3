using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace CrossCloudDns.Bench.Checker;

/// <summary>A Lambda Runtime API and a CloudWatch endpoint for one function.</summary>
internal sealed class LambdaHost : IAsyncDisposable
{
    private static readonly TimeSpan InvocationTime = TimeSpan.FromSeconds(60);
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _outcomes = Channel.CreateUnbounded<string>();
    private readonly WebApplication _application;

    private LambdaHost(WebApplication application) => _application = application;

    public string Authority => new Uri(_application.Urls.First()).Authority;

    /// <summary>The bodies of the PutMetricData requests, as they came.</summary>
    public List<string> Published { get; } = [];

    /// <summary>Called when the first request of a run arrives, before it is answered.</summary>
    public Action FirstPublished { get; set; } = () => { };

    public static async Task<LambdaHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = new LambdaHost(builder.Build());
        host._application.MapGet("/2018-06-01/runtime/invocation/next", host.NextAsync);
        host._application.MapPost("/2018-06-01/runtime/{*rest}", host.OutcomeAsync);
        host._application.MapPost("/", host.PublishAsync);
        await host._application.StartAsync();
        return host;
    }

    /// <exception cref="InvalidOperationException">The function answered with an error.</exception>
    public async Task InvokeAsync(string json)
    {
        Published.Clear();
        var ended = _application.Lifetime.ApplicationStopping;
        await _events.Writer.WriteAsync(json, ended);
        var outcome = await _outcomes.Reader.ReadAsync(ended);
        if (!outcome.StartsWith("{\"healthy\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(outcome);
        }
    }

    /// <summary>The values of one metric in what was published.</summary>
    public IEnumerable<double> Values(string metric) =>
        from body in Published
        let form = QueryHelpers.ParseQuery(body)
        from name in form.Keys
        where name.EndsWith(".MetricName", StringComparison.Ordinal) && form[name] == metric
        select double.Parse(form[name.Replace(".MetricName", ".Value", StringComparison.Ordinal)]!, CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task NextAsync(HttpContext context)
    {
        var json = await _events.Reader.ReadAsync(context.RequestAborted);
        context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = "bench";
        context.Response.Headers["Lambda-Runtime-Deadline-Ms"] =
            (TimeProvider.System.GetUtcNow() + InvocationTime).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(json, context.RequestAborted);
    }

    private async Task OutcomeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        await _outcomes.Writer.WriteAsync(await reader.ReadToEndAsync(context.RequestAborted), context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task PublishAsync(HttpContext context)
    {
        if (Published.Count == 0)
        {
            FirstPublished();
        }

        using var reader = new StreamReader(context.Request.Body);
        Published.Add(await reader.ReadToEndAsync(context.RequestAborted));
    }
}
