using CrossCloudDns.Infra.Topology.Addresses;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>A further VPC of the site's Region, as the user wrote it.</summary>
public sealed record VpcSpokeSettings
{
    public required string Path { get; init; }

    /// <value>Key <c>name</c>, required: lower-case letters, digits and hyphens, at most 20.</value>
    public string? Name { get; init; }

    /// <value>Key <c>vpcId</c>, required.</value>
    public string? VpcId { get; init; }

    /// <value>Key <c>cidr</c>: its range, where it asks the endpoints itself. Default: none.</value>
    public Ipv4Cidr? Cidr { get; init; }

    /// <summary>The role to take in the VPC's own account; its number is read from it.</summary>
    /// <value>Key <c>roleArn</c>: as <c>arn:aws:iam::123456789012:role/dns</c>. Default: the VPC is in the stack's account.</value>
    public string? RoleArn { get; init; }

    /// <summary>The account of <see cref="RoleArn"/>.</summary>
    public string? AccountId => RoleArn?.Split(':')[4];

    internal static VpcSpokeSettings Read(SettingsObject from)
    {
        var spoke = new VpcSpokeSettings
        {
            Path = from.Path,
            Name = ShortName.Read(from, "spoke"),
            VpcId = ResourceIdText.Read(from, "vpcId", "vpc-"),
            Cidr = from.Cidr("cidr"),
            RoleArn = ReadRole(from),
        };
        from.RefuseUnknownKeys();
        return spoke;
    }

    private static string? ReadRole(SettingsObject from)
    {
        if (from.Text("roleArn") is not { } arn)
        {
            return null;
        }

        var parts = arn.Split(':');
        if (parts is ["arn", "aws", "iam", "", { Length: 12 } account, _] && account.All(char.IsAsciiDigit)
            && parts[5].StartsWith("role/", StringComparison.Ordinal))
        {
            return arn;
        }

        from.Problems.Add(
            SettingsDiagnostic.BadName, from.PathOf("roleArn"), $"is \"{arn}\"",
            "The ARN of a role is expected, as arn:aws:iam::123456789012:role/dns", "Write the ARN");
        return null;
    }
}
