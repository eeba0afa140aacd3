namespace Pulumi;

/// <summary>What can be said of a resource besides its properties.</summary>
public abstract class ResourceOptions
{
    private protected ResourceOptions()
    {
    }

    /// <summary>The id of a resource that exists and is to be read instead of made.</summary>
    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn { get => field ??= []; set; }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges { get => field ??= []; set; }

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }

    public List<Input<Alias>> Aliases { get; set; } = [];

    /// <summary>The URN of a resource of this stack that is to be looked up.</summary>
    public string? Urn { get; set; }

    public List<string> ReplaceOnChanges { get => field ??= []; set; }

    public string? PluginDownloadURL { get; set; }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    public InputList<Resource> ReplaceWith { get => field ??= []; set; }

    public List<string> HideDiffs { get => field ??= []; set; }

    public Input<object>? ReplacementTrigger { get; set; }

    internal abstract ResourceOptions Clone();

    private protected void CopyFrom(ResourceOptions other)
    {
        Id = other.Id;
        Parent = other.Parent;
        DependsOn = other.DependsOn.Clone();
        Protect = other.Protect;
        IgnoreChanges = [.. other.IgnoreChanges];
        Version = other.Version;
        Provider = other.Provider;
        CustomTimeouts = other.CustomTimeouts?.Clone();
        ResourceTransformations = [.. other.ResourceTransformations];
        ResourceTransforms = [.. other.ResourceTransforms];
        Aliases = [.. other.Aliases];
        Urn = other.Urn;
        ReplaceOnChanges = [.. other.ReplaceOnChanges];
        PluginDownloadURL = other.PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete;
        DeletedWith = other.DeletedWith;
        ReplaceWith = other.ReplaceWith.Clone();
        HideDiffs = [.. other.HideDiffs];
        ReplacementTrigger = other.ReplacementTrigger;
    }

    /// <summary>Adds what another set says: a single value of the other wins, lists grow.</summary>
    private protected void MergeFrom(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        DependsOn = DependsOn.Concat(other.DependsOn);
        Protect = other.Protect ?? Protect;
        IgnoreChanges.AddRange(other.IgnoreChanges);
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        ResourceTransformations.AddRange(other.ResourceTransformations);
        ResourceTransforms.AddRange(other.ResourceTransforms);
        Aliases.AddRange(other.Aliases);
        Urn = other.Urn ?? Urn;
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplaceWith = ReplaceWith.Concat(other.ReplaceWith);
        HideDiffs.AddRange(other.HideDiffs);
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
    }
}
