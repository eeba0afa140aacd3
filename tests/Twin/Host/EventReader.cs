using System.Text.Json;

namespace CrossCloudDns.Tests.Twin.Host;

/// <summary>Reads the twin's server-sent events, as a page would.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventReader(HttpResponseMessage response, StreamReader lines) => (this.response, this.lines) = (response, lines);

    public static async Task<EventReader> OpenAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var response = await http.GetAsync(new Uri("/api/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken)));
    }

    /// <summary>The next event of a kind that fulfils a condition; those before it are passed over.</summary>
    public async Task<JsonElement> NextAsync(string kind, Func<JsonElement, bool> fulfils, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var isWanted = false;
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                isWanted = line["event: ".Length..] == kind;
            }
            else if (isWanted && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                var data = JsonElement.Parse(line["data: ".Length..]);
                if (fulfils(data))
                {
                    return data;
                }
            }
        }

        throw new EndOfStreamException("The twin ended the stream.");
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
