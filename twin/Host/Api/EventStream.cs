using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// <c>GET /api/events</c>: server-sent events. <c>snapshot</c> is the twin as it is now, sent when anything but the time has changed;
/// <c>happenings</c> is what the timeline has had since the last one, the whole of it at first.
/// </summary>
/// <seealso href="https://html.spec.whatwg.org/multipage/server-sent-events.html"/>
internal sealed class EventStream(TwinHost twin, TimeProvider realTime)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);
    private static readonly JsonSerializerOptions Compact = new(TwinApi.Json) { WriteIndented = false };

    public async Task ServeAsync(HttpContext context, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await SendAsync(context.Response, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was closed, or the twin ends.
        }
    }

    private async Task SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look, realTime);
        string? sent = null;
        long happenings = 0;
        var lastWrite = realTime.GetTimestamp();
        do
        {
            var message = new StringBuilder();
            var snapshot = TwinSnapshot.Of(twin);
            var content = JsonSerializer.Serialize(snapshot with { Time = default }, Compact);
            if (content != sent)
            {
                sent = content;
                Append(message, "snapshot", JsonSerializer.Serialize(snapshot, Compact));
            }

            var news = twin.Timeline.From(happenings);
            if (!news.IsEmpty)
            {
                happenings = news[^1].Number + 1;
                Append(message, "happenings", JsonSerializer.Serialize(news, Compact));
            }

            if (message.Length == 0 && realTime.GetElapsedTime(lastWrite) > LongestSilence)
            {
                message.Append(CultureInfo.InvariantCulture, $":\n\n");
            }

            if (message.Length > 0)
            {
                lastWrite = realTime.GetTimestamp();
                await response.WriteAsync(message.ToString(), cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static void Append(StringBuilder message, string kind, string json) =>
        message.Append(CultureInfo.InvariantCulture, $"event: {kind}\ndata: {json}\n\n");
}
