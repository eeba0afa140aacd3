using System.Collections.Immutable;
using System.Text;
using CrossCloudDns.HealthChecker.Signing;

namespace CrossCloudDns.Tests.Lambda.Signing;

/// <summary>The signatures of AWS's published Signature Version 4 test suite, for requests that reach the signer decoded.</summary>
public sealed class SignatureV4Tests
{
    private const string Alphabet = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const string Token =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/"
        + "qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xV"
        + "qr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private static readonly DateTimeOffset At = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    private static readonly SignatureV4 Signature = new(
        new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", sessionToken: null), "us-east-1", "service");

    [Theory]
    [InlineData("get-vanilla", "GET", "/", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("post-vanilla", "POST", "/", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("get-unreserved", "GET", "/" + Alphabet, "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")]
    [InlineData("get-utf8", "GET", "/ሴ", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    [InlineData("get-space", "GET", "/example space/", "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741")]
    [InlineData("post-vanilla-query", "POST", "/", "Param1=value1", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11")]
    [InlineData(
        "get-vanilla-empty-query-key", "GET", "/", "Param1=value1", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb")]
    [InlineData(
        "get-vanilla-query-order-key-case", "GET", "/", "Param2=value2&Param1=value1",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData(
        "get-vanilla-query-order-key", "GET", "/", "Param1=value2&Param1=Value1",
        "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1")]
    [InlineData(
        "get-vanilla-query-order-value", "GET", "/", "Param1=value2&Param1=value1",
        "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694")]
    [InlineData(
        "get-vanilla-query-unreserved", "GET", "/", Alphabet + "=" + Alphabet,
        "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197")]
    [InlineData("get-vanilla-utf8-query", "GET", "/", "ሴ=bar", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04")]
    public void Authorization_PathAndQuery_MatchesThePublishedSignature(
        string vector, string method, string path, string query, string expected) =>
        AssertSignature(vector, Request(method, path, query), expected);

    [Theory]
    [InlineData("post-header-key-sort", "POST", "My-Header1:value1", "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c")]
    [InlineData("post-header-value-case", "POST", "My-Header1:VALUE1", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d")]
    [InlineData(
        "get-header-key-duplicate", "GET", "My-Header1:value2\nMy-Header1:value2\nMy-Header1:value1",
        "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea")]
    [InlineData(
        "get-header-value-order", "GET", "My-Header1:value4\nMy-Header1:value1\nMy-Header1:value3\nMy-Header1:value2",
        "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01")]
    [InlineData(
        "get-header-value-trim", "GET", "My-Header1: value1\nMy-Header2: \"a   b   c\"",
        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736")]
    [InlineData("post-sts-header-before", "POST", "X-Amz-Security-Token:" + Token, "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead")]
    public void Authorization_Headers_MatchesThePublishedSignature(string vector, string method, string headers, string expected)
    {
        var more = headers.Split('\n').Select(header => header.Split(':', 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1]));

        AssertSignature(vector, Request(method, "/", "", [.. more]), expected);
    }

    [Theory]
    [InlineData("post-x-www-form-urlencoded", "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    public void Authorization_Form_MatchesThePublishedSignature(string vector, string body, string expected)
    {
        var type = KeyValuePair.Create("Content-Type", "application/x-www-form-urlencoded");

        AssertSignature(vector, Request("POST", "/", "", [type], body), expected);
    }

    [Fact]
    public void ToString_OfCredentials_HidesTheSecret() =>
        Assert.Equal("AKIDEXAMPLE", new Credentials("AKIDEXAMPLE", "secret", "token").ToString());

    private static void AssertSignature(string vector, SignableRequest request, string expected)
    {
        var authorization = Signature.Authorization(request, At);
        Assert.True(
            authorization.EndsWith(", Signature=" + expected, StringComparison.Ordinal),
            $"{vector}: {authorization}, expected {expected}");
        Assert.StartsWith(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=",
            authorization,
            StringComparison.Ordinal);
    }

    private static SignableRequest Request(
        string method, string path, string query, ImmutableArray<KeyValuePair<string, string>>? headers = null, string body = "") => new(
        method,
        path,
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]))],
        [KeyValuePair.Create("Host", "example.amazonaws.com"), KeyValuePair.Create("X-Amz-Date", "20150830T123600Z"), .. headers ?? []],
        Encoding.ASCII.GetBytes(body));
}
