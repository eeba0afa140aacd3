using System.Security.Cryptography;

namespace CrossCloudDns.Twin.Host;

/// <summary>Credentials that the twin makes up at its start, hands to one function, and knows again in its requests.</summary>
public sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken)
{
    /// <summary>New ones. They open nothing but the twin's own endpoints.</summary>
    public static AwsCredentials Create() => new(
        $"ASIA{RandomNumberGenerator.GetHexString(16)}",
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 40),
        RandomNumberGenerator.GetHexString(64, lowercase: true));
}
