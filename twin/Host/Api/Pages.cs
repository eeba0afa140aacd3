using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace CrossCloudDns.Twin.Host;

/// <summary>The dashboard's files, which the assembly carries.</summary>
internal sealed class Pages
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Page> _pages;

    private Pages(FrozenDictionary<string, Page> pages) => _pages = pages;

    public static Pages Load()
    {
        var assembly = typeof(Pages).Assembly;
        var pages =
            from name in assembly.GetManifestResourceNames()
            where name.StartsWith(Prefix, StringComparison.Ordinal)
            let path = "/" + name[Prefix.Length..].Replace('\\', '/')
            select KeyValuePair.Create(path == "/index.html" ? "/" : path, Read(assembly.GetManifestResourceStream(name)!, path));
        return new Pages(pages.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Serves the file that a request names; leaves all others to <paramref name="next"/>.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !_pages.TryGetValue(context.Request.Path.Value ?? "", out var page))
        {
            return next(context);
        }

        // A new build is to be seen at once; an unchanged file need not travel again.
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = page.Tag;
        if (context.Request.Headers.IfNoneMatch == page.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = page.ContentType;
        return context.Response.Body.WriteAsync(page.Content, context.RequestAborted).AsTask();
    }

    private static Page Read(Stream stream, string path)
    {
        using (stream)
        {
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return new Page(
                content, ContentTypes[Path.GetExtension(path)], $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
        }
    }

    private sealed record Page(ReadOnlyMemory<byte> Content, string ContentType, string Tag);
}
