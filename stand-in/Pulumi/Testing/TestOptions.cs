namespace Pulumi.Testing;

/// <summary>How a program runs under mocks.</summary>
public class TestOptions
{
    /// <value>Default <c>project</c>.</value>
    public string? ProjectName { get; set; }

    /// <value>No default: reading <see cref="DeploymentInstance.RootDirectory"/> throws unless it is set.</value>
    public string? RootDirectory { get; set; }

    /// <value>Default <c>stack</c>.</value>
    public string? StackName { get; set; }

    /// <value>Default true.</value>
    public bool? IsPreview { get; set; }

    /// <value>Default <c>organization</c>.</value>
    public string? OrganizationName { get; set; }
}
