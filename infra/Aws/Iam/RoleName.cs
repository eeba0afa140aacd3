namespace CrossCloudDns.Infra.Aws.Iam;

/// <summary>Roles have names that begin with the stack's, so that the deploying identity can be held to those.</summary>
internal static class RoleName
{
    /// <summary>IAM adds 26 characters to a prefix and takes 64 in all.</summary>
    private const int MaximumPrefix = 38;

    public static string Prefix(string name) => $"{(name.Length < MaximumPrefix ? name : name[..(MaximumPrefix - 1)])}-";
}
