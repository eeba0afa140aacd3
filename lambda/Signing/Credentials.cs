namespace CrossCloudDns.HealthChecker.Signing;

/// <summary>What a request is signed with. The token belongs to temporary credentials, such as those of a function's role.</summary>
internal sealed record Credentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    /// <summary>Names the key only: a record would print the secret.</summary>
    public override string ToString() => AccessKeyId;
}
