using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Twin.Cli.Watch;

/// <summary>Follows one name in a running twin and prints the answer and its way whenever either changes.</summary>
internal sealed class QueryWatch(Uri twin, TimeProvider time, TextWriter output, OutputFormat format)
{
    /// <summary>Where <c>up</c> serves its API unless it is told otherwise.</summary>
    public static readonly Uri DefaultTwin = new("http://127.0.0.1:8053/");

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions OneLine = new(TwinApi.Json) { WriteIndented = false };

    /// <summary>Follows the name until it is told to stop.</summary>
    /// <returns><see cref="ExitCode.Success"/>: being told to stop is how it is meant to end.</returns>
    /// <exception cref="TwinException">No twin answers, or it does not know the client.</exception>
    public async Task<int> RunAsync(Question question, string from, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = twin, Timeout = Patience };
        using var timer = new PeriodicTimer(Pause, time);
        var path = $"api/query?name={Uri.EscapeDataString(question.Name.ToString())}&type={question.Type.ToText()}"
            + $"&from={Uri.EscapeDataString(from)}";
        LookupView? last = null;
        try
        {
            do
            {
                var lookup = await AskAsync(http, path, cancellationToken);
                if (last is null || WatchedChange.Between(last, lookup))
                {
                    await PrintAsync(last, lookup, cancellationToken);
                    last = lookup;
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Being told to stop is how it is meant to end.
        }

        return ExitCode.Success;
    }

    private async Task<LookupView> AskAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            if (response.StatusCode == HttpStatusCode.BadRequest)
            {
                var refusal = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                throw new TwinException(DiagnosticId.InvalidQuery, $"{refusal.GetProperty("error").GetString()}");
            }

            return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<LookupView>(TwinApi.Json, cancellationToken)
                ?? throw new JsonException("The body is empty.");
        }
        catch (Exception exception) when (
            exception is HttpRequestException or JsonException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new TwinException(
                DiagnosticId.NoTwin, $"No twin answers at {twin}. '--watch' follows one that runs. Start it with 'dotnet run --project "
                    + "twin', or name another with '--twin'.");
        }
    }

    private async Task PrintAsync(LookupView? last, LookupView lookup, CancellationToken cancellationToken)
    {
        if (format == OutputFormat.Json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(lookup, OneLine).AsMemory(), cancellationToken);
        }
        else
        {
            WatchedChange.Print(output, last, lookup);
        }

        await output.FlushAsync(cancellationToken);
    }
}
