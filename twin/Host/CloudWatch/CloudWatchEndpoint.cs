using System.Collections.Immutable;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CrossCloudDns.Twin.Host;

/// <summary>CloudWatch's endpoint for metrics: takes real, signed PutMetricData requests.</summary>
public sealed class CloudWatchEndpoint : IAsyncDisposable
{
    private const string XmlNamespace = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private readonly SignatureVerifier _verifier;
    private readonly Action<string, ImmutableArray<MetricDatum>> _received;
    private LoopbackServer? _server;
    private long _requests;

    private CloudWatchEndpoint(SignatureVerifier verifier, Action<string, ImmutableArray<MetricDatum>> received)
    {
        _verifier = verifier;
        _received = received;
    }

    /// <summary>Where it serves.</summary>
    public Uri Address => _server?.Address ?? throw new InvalidOperationException("The endpoint has not been started.");

    /// <summary>Starts to serve on a free port.</summary>
    /// <param name="received">Called with the Region and the data of each accepted request.</param>
    public static async Task<CloudWatchEndpoint> StartAsync(
        SignatureVerifier verifier, Action<string, ImmutableArray<MetricDatum>> received, CancellationToken cancellationToken)
    {
        var endpoint = new CloudWatchEndpoint(verifier, received);
        endpoint._server = await LoopbackServer.StartAsync(0, application => application.Run(endpoint.HandleAsync), cancellationToken);
        return endpoint;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var content = body.ToArray();
        switch (_verifier.Verify(Signed(context.Request, content)))
        {
            case SignatureVerdict.Refused refused:
                await FailAsync(context, StatusCodes.Status403Forbidden, refused.Code, refused.Message);
                break;
            case SignatureVerdict.Valid valid:
                await AcceptAsync(context, valid.Region, Encoding.UTF8.GetString(content));
                break;
        }
    }

    private async Task AcceptAsync(HttpContext context, string region, string body)
    {
        try
        {
            _received(region, PutMetricDataRequest.Read(body));
        }
        catch (QueryException exception)
        {
            await FailAsync(context, StatusCodes.Status400BadRequest, exception.Code, exception.Message);
            return;
        }

        await AnswerAsync(
            context,
            StatusCodes.Status200OK,
            $"<PutMetricDataResponse xmlns=\"{XmlNamespace}\"><ResponseMetadata>"
                + $"<RequestId>{NextRequest()}</RequestId></ResponseMetadata></PutMetricDataResponse>");
    }

    private Task FailAsync(HttpContext context, int status, string code, string message) => AnswerAsync(
        context,
        status,
        $"<ErrorResponse xmlns=\"{XmlNamespace}\"><Error><Type>Sender</Type><Code>{code}</Code>"
            + $"<Message>{SecurityElement.Escape(message)}</Message></Error><RequestId>{NextRequest()}</RequestId></ErrorResponse>");

    private static Task AnswerAsync(HttpContext context, int status, string xml)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        return context.Response.WriteAsync(xml, context.RequestAborted);
    }

    private string NextRequest() => $"00000000-0000-0000-0000-{Interlocked.Increment(ref _requests):x12}";

    private static SignedRequest Signed(HttpRequest request, byte[] body) => new(
        request.Method,
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        request.Headers.ToImmutableDictionary(
            header => header.Key.ToLowerInvariant(),
            header => header.Value.Select(value => value ?? "").ToImmutableArray(),
            StringComparer.Ordinal),
        body);
}
