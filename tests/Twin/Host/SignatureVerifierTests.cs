using System.Collections.Immutable;
using System.Text;
using CrossCloudDns.HealthChecker.Signing;
using CrossCloudDns.Twin.Host;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Twin.Host;

/// <summary>The checker signs, the twin verifies: two implementations that share no line prove each other.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
public sealed class SignatureVerifierTests
{
    private static readonly AwsCredentials Known = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session");
    private readonly VirtualClock _clock = new();

    [Fact]
    public void Verify_OfWhatTheCheckerSigns_IsValidForItsRegion() =>
        Assert.Equal(new SignatureVerdict.Valid("eu-west-2"), Verify(Sign()));

    [Fact]
    public void Verify_OfAQuery_IsValid() =>
        Assert.IsType<SignatureVerdict.Valid>(Verify(Sign(query: [new("b", "2&3"), new("a", "ä"), new("c", "")])));

    [Fact]
    public void Verify_OfAnotherBody_IsRefused() => AssertRefused("SignatureDoesNotMatch", Sign() with { Body = "tampered"u8.ToArray() });

    [Fact]
    public void Verify_OfAnotherMethod_IsRefused() => AssertRefused("SignatureDoesNotMatch", Sign() with { Method = "PUT" });

    [Fact]
    public void Verify_OfAnotherTarget_IsRefused() => AssertRefused("SignatureDoesNotMatch", Sign() with { Target = "/other" });

    [Theory]
    [InlineData("host", "other.example.org")]
    [InlineData("content-type", "text/plain")]
    public void Verify_OfAnotherSignedHeader_IsRefused(string name, string value) =>
        AssertRefused("SignatureDoesNotMatch", With(Sign(), name, value));

    [Fact]
    public void Verify_OfAnAmzHeaderThatIsNotSigned_IsRefused() =>
        AssertRefused("SignatureDoesNotMatch", With(Sign(), "x-amz-extra", "1"));

    [Fact]
    public void Verify_OfAHeaderThatNeedsNoSignature_IsValid() =>
        Assert.IsType<SignatureVerdict.Valid>(Verify(With(Sign(), "user-agent", "x")));

    [Fact]
    public void Verify_WithoutAuthorization_IsRefused()
    {
        var signed = Sign();
        AssertRefused("MissingAuthenticationToken", signed with { Headers = signed.Headers.Remove("authorization") });
        AssertRefused("MissingAuthenticationToken", With(signed, "authorization", "Basic eDp5"));
        AssertRefused("MissingAuthenticationToken", With(signed, "authorization", "AWS4-HMAC-SHA256 Credential=x"));
    }

    [Fact]
    public void Verify_OfAnUnknownKey_IsRefused() =>
        AssertRefused("InvalidClientTokenId", Sign(credentials: new Credentials("AKIDOTHER", Known.SecretAccessKey, Known.SessionToken)));

    [Fact]
    public void Verify_OfAnotherSecret_IsRefused() =>
        AssertRefused("SignatureDoesNotMatch", Sign(credentials: new Credentials(Known.AccessKeyId, "another", Known.SessionToken)));

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public void Verify_OfAnotherSession_IsRefused(string? token) =>
        AssertRefused("InvalidClientTokenId", Sign(credentials: new Credentials(Known.AccessKeyId, Known.SecretAccessKey, token)));

    [Fact]
    public void Verify_ForAnotherService_IsRefused() => AssertRefused("IncompleteSignature", Sign(service: "s3"));

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Verify_OfATimeApart_IsRefusedBeyondFiveMinutes(int seconds, bool valid)
    {
        var verdict = Verify(Sign(at: _clock.GetUtcNow().AddSeconds(seconds)));

        Assert.Equal(valid, verdict is SignatureVerdict.Valid);
        if (!valid)
        {
            Assert.Equal("RequestExpired", Assert.IsType<SignatureVerdict.Refused>(verdict).Code);
        }
    }

    private void AssertRefused(string code, SignedRequest request) =>
        Assert.Equal(code, Assert.IsType<SignatureVerdict.Refused>(Verify(request)).Code);

    private SignatureVerdict Verify(SignedRequest request) =>
        new SignatureVerifier("monitoring", key => key == Known.AccessKeyId ? Known : null, _clock).Verify(request);

    private static SignedRequest With(SignedRequest request, string name, string value) =>
        request with { Headers = request.Headers.SetItem(name, [value]) };

    private SignedRequest Sign(
        DateTimeOffset? at = null,
        Credentials? credentials = null,
        string service = "monitoring",
        ImmutableArray<KeyValuePair<string, string>> query = default)
    {
        var (time, signer) = (at ?? _clock.GetUtcNow(), credentials ?? new Credentials(Known.AccessKeyId, Known.SecretAccessKey, Known.SessionToken));
        query = query.IsDefault ? [] : query;
        var body = "Action=PutMetricData"u8.ToArray();
        var headers = ImmutableArray.Create(
            KeyValuePair.Create("Host", "127.0.0.1:4000"),
            KeyValuePair.Create("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
            KeyValuePair.Create("X-Amz-Date", SignatureV4.Timestamp(time)));
        if (signer.SessionToken is { } token)
        {
            headers = headers.Add(KeyValuePair.Create("X-Amz-Security-Token", token));
        }

        var authorization = new SignatureV4(signer, "eu-west-2", service).Authorization(new SignableRequest("POST", "/", query, headers, body), time);
        var target = new StringBuilder("/");
        if (query.Length > 0)
        {
            target.Append('?').AppendJoin('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        }

        return new SignedRequest(
            "POST",
            target.ToString(),
            headers.Add(KeyValuePair.Create("Authorization", authorization)).ToImmutableDictionary(
                pair => pair.Key.ToLowerInvariant(), pair => ImmutableArray.Create(pair.Value), StringComparer.Ordinal),
            body);
    }
}
