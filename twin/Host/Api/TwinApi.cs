using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// The twin's HTTP API on 127.0.0.1: its state and what changes in it, faults on and off, and the dashboard that shows them.
/// </summary>
public sealed class TwinApi : IAsyncDisposable
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        WriteIndented = true,
    };

    private readonly CancellationTokenSource _stopping = new();
    private readonly TwinHost _twin;
    private readonly DrillEndpoints _drills;
    private LoopbackServer? _server;
    private long _faults;

    private TwinApi(TwinHost twin) => (_twin, _drills) = (twin, new DrillEndpoints(twin));

    /// <summary>Where it is served.</summary>
    public Uri Address => _server?.Address ?? throw new InvalidOperationException("The API has not been started.");

    /// <summary>Starts to serve.</summary>
    /// <param name="port">0 takes a free one.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public static async Task<TwinApi> StartAsync(TwinHost twin, int port, CancellationToken cancellationToken)
    {
        var api = new TwinApi(twin);
        api._server = await LoopbackServer.StartAsync(port, api.Map, cancellationToken);
        return api;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Streams of events would otherwise hold the server up.
        await _stopping.CancelAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _drills.Dispose();
        _stopping.Dispose();
    }

    private void Map(WebApplication application)
    {
        application.Use(SameOrigin.GuardAsync);
        application.Use(Pages.Load().ServeAsync);
        application.UseRouting();
        application.MapGet(
            "/api/state", context => context.Response.WriteAsJsonAsync(TwinSnapshot.Of(_twin), Json, context.RequestAborted));
        application.MapGet("/api/events", context => new EventStream(_twin, TimeProvider.System).ServeAsync(context, _stopping.Token));
        application.MapGet("/api/query", QueryAsync);
        application.MapPost("/api/faults", BeginFaultAsync);
        application.MapDelete("/api/faults/{id}", EndFaultAsync);
        application.MapPut("/api/clients", SetClientsAsync);
        _drills.Map(application);
    }

    private Task QueryAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var (name, type, from) = (query["name"].ToString(), query["type"].ToString(), query["from"].ToString());
        if (!DomainName.TryParse(name, out var domainName) || !RecordTypeText.TryParse(type is "" ? "A" : type, out var recordType))
        {
            return RequestBody.RefuseAsync(context, $"'{name} {type}' is not a question. Give 'name' and, where it is not A, 'type'.");
        }

        if (Lookup.ClientOf(_twin.Model, from) is not { } client)
        {
            return RequestBody.RefuseAsync(
                context,
                $"There is no client at '{from}'. Give one of {string.Join(", ", _twin.Model.Sites.Select(site => site.Name))} in 'from'.");
        }

        var question = new Question(domainName, recordType);
        var now = _twin.Now;
        return context.Response.WriteAsJsonAsync(
            LookupView.Of(client, question, Lookup.Of(_twin.Engine.Current, client, question, now), now), Json, context.RequestAborted);
    }

    private async Task SetClientsAsync(HttpContext context)
    {
        if (await RequestBody.ReadAsync<ClientsRequest>(context)
            is not { QueriesPerSecond: >= 0 and <= ClientTraffic.MostPerSecond } request)
        {
            await RequestBody.RefuseAsync(
                context,
                "The body does not say how often clients ask. It looks like {\"queriesPerSecond\":1}; 0 to "
                    + $"{ClientTraffic.MostPerSecond} are allowed.");
            return;
        }

        await _twin.Clients.AskAsync(request.QueriesPerSecond.Value);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task BeginFaultAsync(HttpContext context)
    {
        if (await RequestBody.ReadAsync<FaultRequest>(context) is not { } request)
        {
            await RequestBody.RefuseAsync(
                context, "The body is not a fault. One looks like {\"kind\":\"instance\",\"target\":\"app/uk\",\"mode\":\"refuse\"}.");
            return;
        }

        if (!FaultText.TryParse(_twin.Model, request.Kind, request.Target, request.Mode, out var fault, out var problem))
        {
            await RequestBody.RefuseAsync(context, problem);
            return;
        }

        // Answered only when the fault has taken effect, so that who asked can rely on it.
        var id = $"fault-{Interlocked.Increment(ref _faults).ToString(CultureInfo.InvariantCulture)}";
        await _twin.Engine.ApplyAsync(new EngineEvent.FaultBegan(id, fault), context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/api/faults/{id}";
        await context.Response.WriteAsJsonAsync(new { id, description = FaultText.Describe(fault) }, Json, context.RequestAborted);
    }

    private async Task EndFaultAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (!_twin.Engine.Current.Faults.Any(fault => fault.Id == id))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsJsonAsync(
                new { error = $"There is no fault '{id}'. GET /api/state lists those that are on." }, Json, context.RequestAborted);
            return;
        }

        await _twin.Engine.ApplyAsync(new EngineEvent.FaultEnded(id), context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private sealed record FaultRequest(string? Kind, string? Target, string? Mode);

    private sealed record ClientsRequest(double? QueriesPerSecond);
}
