namespace Pulumi;

/// <summary>Options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    /// <summary>The id of a resource that exists and is to be taken over.</summary>
    public string? ImportId { get; set; }

    public Dictionary<string, string> EnvVarMappings { get => field ??= []; set; }

    /// <summary>Joins two sets of options; the second wins, lists grow.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = Copy(options1);
        if (options2 is not null)
        {
            merged.MergeFrom(options2);
            merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options2.ImportId ?? merged.ImportId;
            merged.AdditionalSecretOutputs.AddRange(options2.AdditionalSecretOutputs);
            foreach (var (key, value) in options2.EnvVarMappings)
            {
                merged.EnvVarMappings[key] = value;
            }
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Copy(this);

    private static CustomResourceOptions Copy(CustomResourceOptions? options)
    {
        var copy = new CustomResourceOptions();
        if (options is not null)
        {
            copy.CopyFrom(options);
            copy.DeleteBeforeReplace = options.DeleteBeforeReplace;
            copy.AdditionalSecretOutputs = [.. options.AdditionalSecretOutputs];
            copy.ImportId = options.ImportId;
            copy.EnvVarMappings = new(options.EnvVarMappings);
        }

        return copy;
    }
}
