using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Engine.Drills.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// <c>GET /api/drills</c> lists the drills; <c>POST /api/drills</c> runs one and answers with its report, unless the request is
/// given up. A drill runs in virtual time on a copy of the stack: what is running here does not notice.
/// </summary>
internal sealed class DrillEndpoints(TwinHost twin) : IDisposable
{
    private const ulong DefaultSeed = 1;

    // A drill keeps a core busy; the twin needs the others.
    private readonly SemaphoreSlim _turn = new(1);

    public void Map(WebApplication application)
    {
        application.MapGet("/api/drills", context => context.Response.WriteAsJsonAsync(
            DrillCatalog.All.Select(drill => new { name = drill.Name, tries = drill.Tries }), TwinApi.Json, context.RequestAborted));
        application.MapPost("/api/drills", RunAsync);
    }

    public void Dispose() => _turn.Dispose();

    private async Task RunAsync(HttpContext context)
    {
        if (await RequestBody.ReadAsync<DrillRequest>(context) is not { Name: { } name } request
            || DrillCatalog.Find(name) is not { } drill)
        {
            await RequestBody.RefuseAsync(
                context, "The body names no drill. One looks like {\"name\":\"instance-down\",\"seed\":1}; there are "
                    + $"{string.Join(", ", DrillCatalog.All.Select(known => known.Name))}.");
            return;
        }

        try
        {
            await RunAsync(context.Response, drill, request.Seed ?? DefaultSeed, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Who asked for it has gone: that calls it off, and the next one gets its turn.
        }
    }

    private async Task RunAsync(HttpResponse response, Drill drill, ulong seed, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var report = await Task.Run(() => drill.RunAsync(twin.Model, seed, cancellationToken: cancellationToken), cancellationToken);
            response.ContentType = "application/json; charset=utf-8";
            await response.WriteAsync(DrillJson.Write(twin.Model.Stack, seed, [report], null), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record DrillRequest(string? Name, ulong? Seed);
}
