using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Twin.Host;

/// <summary>What a request brings, and the answer when that is no good.</summary>
internal static class RequestBody
{
    /// <returns><see langword="null"/> when the body is not JSON of that form.</returns>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        try
        {
            return context.Request.HasJsonContentType()
                ? await context.Request.ReadFromJsonAsync<T>(TwinApi.Json, context.RequestAborted)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static Task RefuseAsync(HttpContext context, string problem)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(new { error = problem }, TwinApi.Json, context.RequestAborted);
    }
}
