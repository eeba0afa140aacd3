using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CrossCloudDns.Tests.Lambda.Runtime;

/// <summary>A PutMetricData request as CloudWatch received it.</summary>
/// <param name="HasValidSignature">Whether the signature is right, computed here independently of the checker.</param>
internal sealed record PublishedRequest(
    IReadOnlyDictionary<string, string> Form, bool HasValidSignature, string? SessionToken, ImmutableArray<PublishedMetric> Metrics)
{
    public const string SecretAccessKey = "secret/EXAMPLE";

    public static async Task<PublishedRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var form = QueryHelpers.ParseQuery(body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        return new PublishedRequest(
            form, VerifySignature(request, body), request.Headers["X-Amz-Security-Token"], [.. ReadMetrics(form)]);
    }

    private static IEnumerable<PublishedMetric> ReadMetrics(Dictionary<string, string> form)
    {
        for (var number = 1; form.TryGetValue($"MetricData.member.{number}.MetricName", out var name); number++)
        {
            var member = $"MetricData.member.{number}.";
            var dimensions = new List<string>();
            for (var index = 1; form.TryGetValue($"{member}Dimensions.member.{index}.Name", out var dimension); index++)
            {
                dimensions.Add($"{dimension}={form[$"{member}Dimensions.member.{index}.Value"]}");
            }

            yield return new PublishedMetric(
                name,
                double.Parse(form[member + "Value"], CultureInfo.InvariantCulture),
                string.Join(',', dimensions),
                form[member + "Timestamp"],
                form.GetValueOrDefault(member + "Unit"));
        }
    }

    private static bool VerifySignature(HttpRequest request, string body)
    {
        var authorization = request.Headers.Authorization.ToString();
        var fields = authorization["AWS4-HMAC-SHA256 ".Length..].Split(", ").Select(field => field.Split('=', 2)).ToDictionary(f => f[0], f => f[1]);
        var scope = fields["Credential"].Split('/', 2)[1];
        var headers = fields["SignedHeaders"].Split(';');
        var canonical = string.Join('\n', [
            "POST", "/", "", .. headers.Select(name => $"{name}:{request.Headers[name]}"), "", fields["SignedHeaders"], Hash(body)]);
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + SecretAccessKey), Hmac);
        var signature = Hmac(key, $"AWS4-HMAC-SHA256\n{request.Headers["X-Amz-Date"]}\n{scope}\n{Hash(canonical)}");
        return Convert.ToHexStringLower(signature) == fields["Signature"];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}

internal sealed record PublishedMetric(string Name, double Value, string Dimensions, string Timestamp, string? Unit);
