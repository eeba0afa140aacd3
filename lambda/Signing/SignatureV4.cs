using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrossCloudDns.HealthChecker.Signing;

/// <summary>AWS Signature Version 4 in the <c>Authorization</c> header, for one service in one Region.</summary>
/// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html"/>
internal sealed class SignatureV4(Credentials credentials, string region, string service)
{
    public Credentials Credentials { get; } = credentials;
    public string Region { get; } = region;
    public string Service { get; } = service;

    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Terminator = "aws4_request";

    /// <summary>The moment as the <c>X-Amz-Date</c> header spells it. That header is among those to sign.</summary>
    public static string Timestamp(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of the <c>Authorization</c> header.</summary>
    /// <param name="request">The request, with <c>X-Amz-Date</c> among its headers.</param>
    /// <param name="at">The moment that <c>X-Amz-Date</c> names.</param>
    public string Authorization(SignableRequest request, DateTimeOffset at)
    {
        var timestamp = Timestamp(at);
        var date = timestamp[..8];
        var scope = $"{date}/{Region}/{Service}/{Terminator}";
        var canonical = CanonicalRequest.Of(request);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.Text)));
        var signature = Hmac(SigningKey(date), $"{Algorithm}\n{timestamp}\n{scope}\n{hash}");
        return $"{Algorithm} Credential={Credentials.AccessKeyId}/{scope}, SignedHeaders={canonical.SignedHeaders}, "
            + $"Signature={Convert.ToHexStringLower(signature)}";
    }

    private byte[] SigningKey(string date)
    {
        var key = Hmac(Encoding.UTF8.GetBytes("AWS4" + Credentials.SecretAccessKey), date);
        return Hmac(Hmac(Hmac(key, Region), Service), Terminator);
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
