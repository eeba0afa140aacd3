namespace CrossCloudDns.HealthChecker.Signing;

/// <summary>What a request is signed with. The token belongs to temporary credentials, such as those of a function's role.</summary>
internal sealed class Credentials(string accessKeyId, string secretAccessKey, string? sessionToken)
{
    public string AccessKeyId { get; } = accessKeyId;
    public string SecretAccessKey { get; } = secretAccessKey;
    public string? SessionToken { get; } = sessionToken;

    /// <summary>Names the key only: a record would print the secret.</summary>
    public override string ToString() => AccessKeyId;
}
