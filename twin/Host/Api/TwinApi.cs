using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrossCloudDns.Twin.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Twin.Host;

/// <summary>The twin's HTTP API on 127.0.0.1: its state, and faults on and off.</summary>
public sealed class TwinApi : IAsyncDisposable
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        WriteIndented = true,
    };

    private readonly TwinHost _twin;
    private LoopbackServer? _server;
    private long _faults;

    private TwinApi(TwinHost twin) => _twin = twin;

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
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Map(WebApplication application)
    {
        application.Use(SameOrigin.GuardAsync);
        application.UseRouting();
        application.MapGet("/api/state", context => context.Response.WriteAsJsonAsync(TwinSnapshot.Of(_twin), Json, context.RequestAborted));
        application.MapPost("/api/faults", BeginFaultAsync);
        application.MapDelete("/api/faults/{id}", EndFaultAsync);
    }

    private async Task BeginFaultAsync(HttpContext context)
    {
        if (await ReadFaultAsync(context) is not { } request)
        {
            await RefuseAsync(context, "The body is not a fault. One looks like {\"kind\":\"instance\",\"target\":\"app/uk\",\"mode\":\"refuse\"}.");
            return;
        }

        if (!FaultText.TryParse(_twin.Model, request.Kind, request.Target, request.Mode, out var fault, out var problem))
        {
            await RefuseAsync(context, problem);
            return;
        }

        var id = $"fault-{Interlocked.Increment(ref _faults).ToString(CultureInfo.InvariantCulture)}";
        await ApplyAsync(new EngineEvent.FaultBegan(id, fault), context.RequestAborted);
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
            await context.Response.WriteAsJsonAsync(new { error = $"There is no fault '{id}'. GET /api/state lists those that are on." }, Json, context.RequestAborted);
            return;
        }

        await ApplyAsync(new EngineEvent.FaultEnded(id), context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // Answers only when the fault has taken effect, so that who asked can rely on it.
    private async Task ApplyAsync(EngineEvent happening, CancellationToken cancellationToken)
    {
        var applied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnApplied(EngineEvent happened, EngineState before, EngineState after)
        {
            if (ReferenceEquals(happened, happening))
            {
                applied.TrySetResult();
            }
        }

        _twin.Engine.Applied += OnApplied;
        try
        {
            _twin.Engine.Post(happening);
            await applied.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _twin.Engine.Applied -= OnApplied;
        }
    }

    private static async Task<FaultRequest?> ReadFaultAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasJsonContentType() ? await context.Request.ReadFromJsonAsync<FaultRequest>(Json, context.RequestAborted) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task RefuseAsync(HttpContext context, string problem)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(new { error = problem }, Json, context.RequestAborted);
    }

    private sealed record FaultRequest(string? Kind, string? Target, string? Mode);
}
