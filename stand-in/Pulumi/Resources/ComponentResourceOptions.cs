namespace Pulumi;

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>The providers that children use, one per package.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>Joins two sets of options; the second wins, lists grow, one provider per package stays.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = Copy(options1);
        if (options2 is not null)
        {
            merged.MergeFrom(options2);
            merged.Providers.AddRange(options2.Providers);
        }

        merged.Providers = LastOfEachPackage(merged.Providers);
        return merged;
    }

    internal override ResourceOptions Clone() => Copy(this);

    private static ComponentResourceOptions Copy(ComponentResourceOptions? options)
    {
        var copy = new ComponentResourceOptions();
        if (options is not null)
        {
            copy.CopyFrom(options);
            copy.Providers = [.. options.Providers];
        }

        return copy;
    }

    private static List<ProviderResource> LastOfEachPackage(List<ProviderResource> providers)
    {
        var packages = new HashSet<string>(StringComparer.Ordinal);
        var last = providers.AsEnumerable().Reverse().Where(provider => packages.Add(provider.Package)).ToList();
        last.Reverse();
        return last;
    }
}
