using Pulumi;
using Pulumi.Aws.Iam;

namespace CrossCloudDns.Infra.Aws.Iam;

/// <summary>A role that a service of AWS takes, with its rights written into it.</summary>
/// <param name="Name">As other policies name it.</param>
/// <param name="Arn">Known once the rights are in place: services refuse a role that may not yet do what they need.</param>
internal sealed record ServiceRole(Output<string> Name, Output<string> Arn)
{
    /// <param name="prefix">What the role's name begins with; see <see cref="RoleName"/>.</param>
    /// <param name="trust">Who may take it, and when.</param>
    public static ServiceRole Declare(
        string name, string prefix, string description, Output<string> trust, Output<string> rights, ResourceTags tags, Resource parent)
    {
        var role = new Role(name, new RoleArgs
        {
            NamePrefix = RoleName.Prefix(prefix),
            Description = description,
            AssumeRolePolicy = trust,
            Tags = tags.ToMap(),
        }, new CustomResourceOptions { Parent = parent });
        var policy = new RolePolicy(name, new RolePolicyArgs
        {
            Role = role.Name,
            Policy = rights,
        }, new CustomResourceOptions { Parent = parent });
        return new ServiceRole(role.Name, Output.Tuple(role.Arn, policy.Id).Apply(both => both.Item1));
    }
}
