using System.Net;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Twin.Host;

/// <summary>
/// Keeps web pages of other sites away from the API. A browser sends such requests to loopback without asking anybody; a name
/// that was made to resolve to 127.0.0.1 would even make them look local.
/// </summary>
internal static class SameOrigin
{
    public static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (IsAllowed(context.Request))
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";
            context.Response.Headers["X-Content-Type-Options"] = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This is only for pages and programs of this machine.\n", context.RequestAborted);
    }

    private static bool IsAllowed(HttpRequest request) =>
        IsLocalName(request.Host.Host)
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        && IsOwnOrigin(request.Headers.Origin.ToString(), request.Host);

    private static bool IsOwnOrigin(string origin, HostString host) =>
        origin.Length == 0
        || (
            Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase));

    private static bool IsLocalName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
