using System.Reflection;

namespace Pulumi;

/// <summary>A resource that groups others and has no counterpart at a provider.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions(), remote)
        => IsRemote = remote;

    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options, remote)
    {
    }

    internal bool IsRemote { get; }

    /// <summary>Registers every property that carries <see cref="OutputAttribute"/>.</summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in GetType().GetProperties())
        {
            if (property.Name != nameof(Urn) && property.GetCustomAttribute<OutputAttribute>() is { } attribute)
            {
                outputs.Add(string.IsNullOrWhiteSpace(attribute.Name) ? property.Name : attribute.Name, property.GetValue(this));
            }
        }

        RegisterOutputs(outputs);
    }

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
        => RegisterOutputs(Task.FromResult(outputs ?? throw new ArgumentNullException(nameof(outputs))));

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
        => RegisterOutputs(Output.Create(outputs ?? throw new ArgumentNullException(nameof(outputs))));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
        => Deployment.Running.RegisterOutputs(this, outputs ?? throw new ArgumentNullException(nameof(outputs)));
}
