using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrossCloudDns.Twin.Host;

/// <summary>Verifies AWS Signature Version 4, written apart from the checker's signing so that each proves the other.</summary>
/// <param name="service">Service name in the credential scope.</param>
/// <param name="credentials">Finds credentials by their access key id.</param>
/// <param name="time">The real time: the signer's clock is its machine's.</param>
/// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>
public sealed class SignatureVerifier(string service, Func<string, AwsCredentials?> credentials, TimeProvider time)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>How far the two clocks may be apart.</summary>
    public static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(5);

    /// <summary>Says what AWS would say to <paramref name="request"/>.</summary>
    public SignatureVerdict Verify(SignedRequest request)
    {
        if (Authorization.Parse(request.Header("authorization")) is not { } authorization)
        {
            return new SignatureVerdict.Refused("MissingAuthenticationToken", "The request has no AWS4-HMAC-SHA256 authorization.");
        }

        var timestamp = request.Header("x-amz-date");
        var scope = authorization.Scope;
        if (scope.Length != 5
            || scope[3] != service
            || scope[4] != "aws4_request"
            || !timestamp.StartsWith(scope[1], StringComparison.Ordinal))
        {
            return new SignatureVerdict.Refused(
                "IncompleteSignature",
                $"The credential scope must be 'key/date/region/{service}/aws4_request' with the date of X-Amz-Date.");
        }

        if (MissingFromSignature(request, authorization) is { } missing)
        {
            return new SignatureVerdict.Refused("SignatureDoesNotMatch", $"The header '{missing}' must be part of the signature.");
        }

        if (!IsCurrent(timestamp))
        {
            return new SignatureVerdict.Refused("RequestExpired", $"X-Amz-Date '{timestamp}' is not within five minutes of now.");
        }

        if (credentials(scope[0]) is not { } known || known.SessionToken != request.Header("x-amz-security-token"))
        {
            return new SignatureVerdict.Refused("InvalidClientTokenId", "The security token included in the request is invalid.");
        }

        var expected = Sign(request, authorization, timestamp, known.SecretAccessKey);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(authorization.Signature))
            ? new SignatureVerdict.Valid(scope[2])
            : new SignatureVerdict.Refused(
                "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.");
    }

    private static string? MissingFromSignature(SignedRequest request, Authorization authorization) =>
        request.Headers.Keys
            .Where(name => name is "host" or "content-type" || name.StartsWith("x-amz-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(name => !authorization.SignedHeaders.Contains(name));

    private bool IsCurrent(string timestamp) =>
        DateTimeOffset.TryParseExact(
            timestamp, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed)
        && (time.GetUtcNow() - signed).Duration() <= MostSkew;

    private static string Sign(SignedRequest request, Authorization authorization, string timestamp, string secret)
    {
        var scope = string.Join('/', authorization.Scope.Skip(1));
        var toSign = $"{Algorithm}\n{timestamp}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(Canonical(request, authorization)))}";
        var key = authorization.Scope.Skip(1).Aggregate(
            Encoding.UTF8.GetBytes($"AWS4{secret}"), (derived, part) => HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    private static string Canonical(SignedRequest request, Authorization authorization)
    {
        var cut = request.Target.IndexOf('?', StringComparison.Ordinal);
        var path = cut < 0 ? request.Target : request.Target[..cut];
        var query = cut < 0 ? [] : request.Target[(cut + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .AppendJoin('/', path.Split('/').Select(Uri.EscapeDataString)).Append('\n')
            .AppendJoin('&', query.Select(CanonicalParameter).Order(StringComparer.Ordinal)).Append('\n');
        foreach (var name in authorization.SignedHeaders)
        {
            text.Append(name).Append(':').Append(Trimmed(request.Header(name))).Append('\n');
        }

        return text
            .Append('\n').AppendJoin(';', authorization.SignedHeaders)
            .Append('\n').Append(Hash(request.Body.Span))
            .ToString();
    }

    private static string CanonicalParameter(string parameter)
    {
        var cut = parameter.IndexOf('=', StringComparison.Ordinal);
        return cut < 0
            ? $"{Encoded(parameter)}="
            : $"{Encoded(parameter[..cut])}={Encoded(parameter[(cut + 1)..])}";

        static string Encoded(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));
    }

    private static string Trimmed(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The parts of an Authorization header.</summary>
    private sealed record Authorization(ImmutableArray<string> Scope, ImmutableArray<string> SignedHeaders, string Signature)
    {
        public static Authorization? Parse(string header)
        {
            if (!header.StartsWith($"{Algorithm} ", StringComparison.Ordinal))
            {
                return null;
            }

            var parts = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
                .Select(part => part.Split('=', 2))
                .Where(pair => pair.Length == 2)
                .GroupBy(pair => pair[0], StringComparer.Ordinal)
                .ToImmutableDictionary(group => group.Key, group => group.First()[1], StringComparer.Ordinal);
            return parts.TryGetValue("Credential", out var credential)
                && parts.TryGetValue("SignedHeaders", out var signed)
                && parts.TryGetValue("Signature", out var signature)
                ? new Authorization([.. credential.Split('/')], [.. signed.Split(';')], signature)
                : null;
        }
    }
}
