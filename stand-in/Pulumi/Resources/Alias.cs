namespace Pulumi;

/// <summary>A name that a resource had before.</summary>
public sealed class Alias
{
    /// <summary>The whole former URN; excludes every other property.</summary>
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }

    /// <summary>The former URN.</summary>
    /// <exception cref="ArgumentException">The alias says two things that exclude each other.</exception>
    internal Output<string> ToUrn(string defaultName, string defaultType, Resource? defaultParent)
    {
        if (Urn is not null)
        {
            return FirstSet() is { } conflict
                ? throw new ArgumentException($"Alias should not specify both Urn and {conflict}")
                : Output.Create(Urn);
        }

        var parents = (Parent is null ? 0 : 1) + (ParentUrn is null ? 0 : 1) + (NoParent ? 1 : 0);
        if (parents > 1)
        {
            throw new ArgumentException("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");
        }

        var parent = Parent ?? (ParentUrn is null && !NoParent ? defaultParent : null);
        return Pulumi.Urn.Create(Name ?? defaultName, Type ?? defaultType, parent, ParentUrn, Project, Stack);
    }

    private string? FirstSet()
        => this switch
        {
            { Name: not null } => nameof(Name),
            { Type: not null } => nameof(Type),
            { Project: not null } => nameof(Project),
            { Stack: not null } => nameof(Stack),
            { Parent: not null } => nameof(Parent),
            { ParentUrn: not null } => nameof(ParentUrn),
            { NoParent: true } => nameof(NoParent),
            _ => null,
        };
}
